// SPDX-License-Identifier: GPL-3.0-or-later
/// tree: what sources of nested values (JSON, XML) have in common: the shape that is found by reading them whole, the
/// entities and fields that come of it, and the rows. A format only tells its values one by one. Includes base to connect.
#pragma once

#include "core/batch/batch.h"

#include <cstdint>
#include <string_view>

namespace mw::tree {

enum class Scalar : std::uint8_t { Null, Boolean, Number, Text };

/// Hears the values of a source in their order. A value is a scalar, an object (members between begin and end, each
/// followed by its value) or a list (values between begin and end). Values outside of all others are records, or lists
/// of records. One thread.
class TreeEvents {
public:
    virtual ~TreeEvents() = default;
    /// The name of the next value in an object. `source`: as JSON writes it, with quotes; empty where the source is none.
    virtual void member(std::string_view name, std::string_view source) = 0;
    virtual void beginObject() = 0;
    virtual void endObject() = 0;
    virtual void beginList() = 0;
    virtual void endList() = 0;
    /// `text`: the value itself; `source`: as JSON writes it, empty where the source is none.
    virtual void scalar(Scalar kind, std::string_view text, std::string_view source) = 0;
    /// A record that could not be read, between records.
    virtual void malformed(MalformedRow row) = 0;

    std::uint64_t place = 0;   ///< of the value that is told, set before each begin and scalar: its first byte
    std::string_view damage{}; ///< says what is wrong with the text that is told, empty for nothing
    std::uint64_t line = 0;    ///< of a damaged text
    std::string_view file{};   ///< that is told, of several; stays until the next one is
    bool pause = false;        ///< set by the listener: enough for now, go on when asked again
};

/// Hears nothing: for checking alone.
class NoEvents final : public TreeEvents {
public:
    void member(std::string_view, std::string_view) override {}
    void beginObject() override {}
    void endObject() override {}
    void beginList() override {}
    void endList() override {}
    void scalar(Scalar, std::string_view, std::string_view) override {}
    void malformed(MalformedRow) override {}
};

} // namespace mw::tree
