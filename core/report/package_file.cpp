// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/package_file.h"

#include "core/base/utf8.h"

#include <zip.h>

#include <memory>

namespace mw::report {

namespace {

/// 1980-01-01, the first day that archives know: the clock is not to be seen.
constexpr zip_uint16_t kFirstDay = 0x21;

Error failed(const char* why) { return during(makeError(Code::WriteFailed, why), "packing the document"); }

} // namespace

Result<std::string> packageOf(const std::vector<PackagePart>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(zip_source_buffer_create(nullptr, 0, 0, &error), zip_source_free);
    if (!target)
        return failed(zip_error_strerror(&error));
    zip_source_keep(target.get()); // the archive lets go of one of the two
    zip_t* const archive = zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(target.get());
        return failed(zip_error_strerror(&error));
    }
    const auto give_up = [&] {
        Error why = failed(zip_strerror(archive));
        zip_discard(archive);
        return why;
    };
    for (const PackagePart& part : parts) {
        zip_source_t* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
        if (!source)
            return give_up();
        const zip_int64_t at = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0) {
            zip_source_free(source);
            return give_up();
        }
        if (zip_file_set_dostime(archive, zip_uint64_t(at), 0, kFirstDay, 0) != 0 ||
            zip_set_file_compression(archive, zip_uint64_t(at), part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0)
            return give_up();
    }
    if (zip_close(archive) != 0)
        return give_up();
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0)
        return failed(zip_error_strerror(zip_source_error(target.get())));
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(target.get(), bytes.data(), bytes.size());
    zip_source_close(target.get());
    if (read != zip_int64_t(bytes.size()))
        return failed("the archive is not whole");
    return bytes;
}

std::string inStyle(std::string_view part, const HouseStyle& style) {
    std::string made(part);
    const auto fill = [&](std::string_view place, const std::string& text) {
        for (std::size_t at = 0; (at = made.find(place, at)) != std::string::npos; at += text.size())
            made.replace(at, place.size(), text);
    };
    fill("@ACCENT@", style.accentDigits());
    fill("@BODY@", xmlText(style.bodyFont));
    fill("@HEADING@", xmlText(style.headingFont));
    return made;
}

std::string xmlText(std::string_view text) {
    std::string made;
    made.reserve(text.size() + 16);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t point = nextCodePoint(text, at);
        const bool isAllowed = (point >= 0x20 && point != 0xFFFE && point != 0xFFFF) || point == '\t' || point == '\n';
        if (point == '&')
            made += "&amp;";
        else if (point == '<')
            made += "&lt;";
        else if (point == '>')
            made += "&gt;";
        else if (point == '"')
            made += "&quot;";
        else if (point == '\r')
            continue;
        else if (!isAllowed || point == 0xFFFD)
            appendCodePoint(made, 0xFFFD);
        else
            made += text.substr(begin, at - begin);
    }
    return made;
}

} // namespace mw::report
