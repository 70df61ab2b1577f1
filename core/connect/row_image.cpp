// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/row_image.h"

#include <cstring>

namespace mw {

namespace {

template <class T>
void appendNumber(std::string& image, T number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number); // little-endian: the machines that this program runs on
    image.append(bytes, sizeof bytes);
}

template <class T>
bool takeNumber(std::string_view& image, T& number) {
    if (image.size() < sizeof number)
        return false;
    std::memcpy(&number, image.data(), sizeof number);
    image.remove_prefix(sizeof number);
    return true;
}

constexpr char kDigits[] = "0123456789abcdef";

} // namespace

void appendStored(std::string& image, const StoredValue& value) {
    image += char(value.kind);
    switch (value.kind) {
    case StoredValue::Kind::Null:
        return;
    case StoredValue::Kind::Integer:
        return appendNumber(image, value.integer);
    case StoredValue::Kind::Real:
        return appendNumber(image, value.real);
    case StoredValue::Kind::Text:
    case StoredValue::Kind::Blob:
        appendNumber(image, std::uint32_t(value.bytes.size()));
        image.append(value.bytes);
        return;
    }
}

bool takeStored(std::string_view& image, StoredValue& value) {
    if (image.empty() || std::uint8_t(image.front()) > std::uint8_t(StoredValue::Kind::Blob))
        return false;
    value = {StoredValue::Kind(image.front()), 0, 0, {}};
    image.remove_prefix(1);
    switch (value.kind) {
    case StoredValue::Kind::Null:
        return true;
    case StoredValue::Kind::Integer:
        return takeNumber(image, value.integer);
    case StoredValue::Kind::Real:
        return takeNumber(image, value.real);
    case StoredValue::Kind::Text:
    case StoredValue::Kind::Blob:
        break;
    }
    std::uint32_t size = 0;
    if (!takeNumber(image, size) || size > image.size())
        return false;
    value.bytes = image.substr(0, size);
    image.remove_prefix(size);
    return true;
}

std::string printSum(const RowDigest& digest) {
    std::string text(32, '0');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = kDigits[std::size_t(digest.sum >> (124 - 4 * i)) & 15];
    return text;
}

bool parseSum(std::string_view text, RowDigest& digest) {
    if (text.size() != 32)
        return false;
    digest.sum = 0;
    for (const char c : text) {
        const char* const digit = c == '\0' ? nullptr : std::strchr(kDigits, c);
        if (digit == nullptr)
            return false;
        digest.sum = digest.sum << 4 | UInt128(digit - kDigits);
    }
    return true;
}

} // namespace mw
