// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_main.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::test {

inline std::string little(std::uint64_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i)
        text += char(value >> (8 * i) & 0xFF);
    return text;
}

/// A table as its writers lay it out: 32 bytes, a description of 32 bytes for each field, a return, the records.
struct TableFile {
    struct Column {
        std::string name;
        char kind;
        std::size_t length;
        std::size_t decimals = 0;
        std::size_t flags = 0;
    };
    int version = 0x03;
    int languageDriver = 0x57;
    std::vector<Column> columns;
    std::vector<std::string> records; ///< with their mark

    std::string bytes() const {
        std::size_t length = 1;
        for (const Column& column : columns)
            length += column.length;
        std::string file{char(version), 124, 1, 31};
        file += little(records.size(), 4) + little(33 + 32 * columns.size(), 2) + little(length, 2);
        file.resize(29, '\0');
        file += char(languageDriver);
        file.resize(32, '\0');
        for (const Column& column : columns) {
            std::string one = column.name;
            one.resize(11, '\0');
            one += column.kind;
            one.resize(16, '\0');
            one += char(column.length);
            one += char(column.decimals);
            one += char(column.flags);
            one.resize(32, '\0');
            file += one;
        }
        file += '\r';
        for (const std::string& record : records) {
            if (record.size() != length)
                qFatal("a record is not as long as its fields");
            file += record;
        }
        return file + '\x1A';
    }
};

} // namespace mw::test
