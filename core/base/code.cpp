// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/code.h"

#include <array>

namespace mw {

namespace {
struct CodeText {
    CodeKind kind;
    std::string_view name;
    std::string_view text;
};
constexpr CodeText kCodes[] = {
#define MW_CODE(name, kind, text) {CodeKind::kind, #name, text},
#include "core/base/codes.def"
#undef MW_CODE
};
} // namespace

CodeKind kindOf(Code code) { return kCodes[std::size_t(code)].kind; }
std::string_view nameOf(Code code) { return kCodes[std::size_t(code)].name; }
std::string_view templateOf(Code code) { return kCodes[std::size_t(code)].text; }

} // namespace mw
