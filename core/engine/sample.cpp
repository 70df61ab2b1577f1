// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/engine/run.h"

namespace mw::engine {

namespace {

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

Result<std::uint64_t> number(const std::string& text, std::string_view sample) {
    std::int64_t value = 0;
    if (!parseInteger(text, value) || value < 0)
        return makeError(Code::Usage, quoted(text) + " in the sample " + quoted(sample) + " is not a number");
    return std::uint64_t(value);
}

} // namespace

Result<Sample> Sample::parse(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view kind = text.substr(0, colon);
    const std::vector<std::string> parts =
        colon == std::string_view::npos ? std::vector<std::string>() : split(text.substr(colon + 1));
    Sample sample;
    if (kind == "first" || kind == "random") {
        sample.kind = kind == "first" ? Kind::First : Kind::Random;
        if (parts.size() > (sample.kind == Kind::First ? 1u : 2u))
            return makeError(Code::Usage, "too many numbers in the sample " + quoted(text));
        if (!parts.empty()) {
            MW_TRY(sample.size, number(parts[0], text));
        }
        if (parts.size() == 2) {
            MW_TRY(sample.seed, number(parts[1], text));
        }
        if (sample.size == 0)
            return makeError(Code::Usage, "the sample " + quoted(text) + " has no rows");
        return sample;
    }
    if (kind == "keys") {
        sample.kind = Kind::Keys;
        sample.keys = parts;
        if (parts.empty() || (parts.size() == 1 && parts[0].empty()))
            return makeError(Code::Usage, "the sample " + quoted(text) + " names no key");
        return sample;
    }
    if (text == "covering") {
        sample.kind = Kind::Covering;
        return sample;
    }
    return makeError(Code::Usage, quoted(text) + " is not a sample: first:N, random:N,SEED, keys:A,B or covering");
}

std::string Sample::print() const {
    switch (kind) {
    case Kind::First:
        return "first:" + std::to_string(size);
    case Kind::Random:
        return "random:" + std::to_string(size) + "," + std::to_string(seed);
    case Kind::Covering:
        return "covering";
    case Kind::Keys:
        break;
    }
    std::string printed = "keys:";
    for (std::size_t i = 0; i < keys.size(); ++i)
        printed += (i > 0 ? "," : "") + keys[i];
    return printed;
}

} // namespace mw::engine
