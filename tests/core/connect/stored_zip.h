// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/connect/workbook_file.h"
#include "tests/support/made_content.h"

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::test {

/// CRC-32 of a text that stands `times` times one behind the other.
inline uLong repeatedCrc(std::string_view text, std::uint64_t times) {
    uLong power = crc32(0, reinterpret_cast<const Bytef*>(text.data()), uInt(text.size()));
    uLong all = 0;
    for (z_off_t length = z_off_t(text.size()); times > 0; times /= 2, length *= 2) {
        if (times % 2 != 0)
            all = crc32_combine(all, power, length);
        power = crc32_combine(power, power, length);
    }
    return all;
}

/// A zip archive of parts that are stored as they are; the last of them is `head`, `unit` often and `tail` (less than
/// 4 GB). So are its bytes then, which is why an archive of any size costs no room. (APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16.)
inline MadeContent storedZip(const Parts& parts, const std::string& lastName, const std::string& head, const std::string& unit,
                             std::uint64_t times, const std::string& tail) {
    const auto number = [](std::uint64_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text += char(value >> (8 * i) & 0xFF);
        return text;
    };
    std::string begin, directory;
    const auto add = [&](const std::string& name, std::uint64_t size, uLong crc) {
        const std::string shared = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(crc, 4) + number(size, 4) + number(size, 4) +
                                   number(name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + shared + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(begin.size(), 4) + name;
        begin += "PK\x03\x04" + shared + name;
    };
    for (const auto& [name, content] : parts) {
        add(name, content.size(), repeatedCrc(content, 1));
        begin += content;
    }
    const uLong middle = crc32_combine(repeatedCrc(head, 1), repeatedCrc(unit, times), z_off_t(unit.size() * times));
    add(lastName, head.size() + unit.size() * times + tail.size(), crc32_combine(middle, repeatedCrc(tail, 1), z_off_t(tail.size())));
    begin += head;
    const std::string end = "PK\x05\x06" + number(0, 4) + number(parts.size() + 1, 2) + number(parts.size() + 1, 2) + number(directory.size(), 4) +
                            number(begin.size() + unit.size() * times + tail.size(), 4) + number(0, 2);
    return {begin, unit, times, tail + directory + end};
}

} // namespace mw::test
