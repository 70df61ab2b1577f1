// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/rules/function.h"

namespace mw::rules {

namespace {

std::string_view encode(Row& row, std::string_view bytes) {
    std::string& made = row.buffer();
    appendBase64(made, bytes);
    return row.keep(made);
}

std::string_view decode(Row& row, std::string_view text) {
    std::string& made = row.buffer();
    if (!appendFromBase64(made, text))
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("Base64"));
    return row.keep(made);
}
std::string_view decodeText(Row& row, std::string_view text) {
    const std::string_view bytes = decode(row, text);
    if (!row.failed() && findInvalidUtf8(bytes) != std::string::npos)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("text in Base64"));
    return bytes;
}

} // namespace

Function define_to_base64() {
    return Function("to_base64", "Writes bytes, or the UTF-8 bytes of a text, in Base64.")
        .overload<encode>({text("value")})
        .overload<encode>({binary("value")})
        .phrase("{0} in Base64")
        .step("write {0} in Base64")
        .notInPostgres("encode() breaks its lines")
        .example("to_base64('Anna')", "'QW5uYQ=='")
        .example("to_base64('')", "''")
        .example("to_base64(null)", "null");
}

Function define_from_base64() {
    return Function("from_base64", "Reads a text that was written in Base64; bytes that are no text are an error.")
        .overload<decodeText>({text("value")})
        .phrase("the text that {0} holds in Base64")
        .step("read {0} as Base64")
        .notInPostgres("decode() skips what it does not understand")
        .example("from_base64('QW5uYQ==')", "'Anna'")
        .example("from_base64('')", "''")
        .example("from_base64(null)", "null")
        .fails("from_base64('QW5u*Q==')", Code::WrongFormat);
}

} // namespace mw::rules
