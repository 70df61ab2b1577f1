// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/package/archive.h"

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mw::package {

/// A name without its prefix.
inline std::string_view localName(const char* name) {
    const char* const colon = std::strchr(name, ':');
    return colon ? colon + 1 : name;
}

/// The attributes of one element, by their names without prefix; valid during the call.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : m_pairs(pairs) {}
    /// The value of an attribute; empty where it is not there.
    std::string_view operator[](std::string_view name) const;
    bool has(std::string_view name) const;
    /// Reads a whole number; none where the attribute is missing or something else.
    std::optional<std::uint64_t> number(std::string_view name) const;
    /// Reads an xsd:boolean.
    bool flag(std::string_view name) const;
    /// Calls with each name and value.
    template <class Call> void each(Call call) const {
        for (const char* const* pair = m_pairs; *pair; pair += 2)
            call(localName(pair[0]), std::string_view(pair[1]));
    }

private:
    const char* find(std::string_view name) const;
    const char* const* m_pairs;
};

/// Hears elements and text in document order; names come without prefix, text in pieces.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}
    /// What ends the parsing from inside; asked after each piece.
    std::optional<Error> failure;
    /// Has heard enough: the rest is not read.
    bool isDone = false;
};

/// Parses XML 1.0 piece by piece with expat. Refused by name: declarations of entities, external entities, nesting
/// deeper than 256, single tokens of more than 1 MiB. One thread; not movable.
class XmlParser {
public:
    /// `place` is for messages.
    XmlParser(XmlHandler& handler, std::string place);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;
    /// NotWellFormed, RefusedContent, or what the handler failed with.
    Result<void> feed(std::string_view bytes, bool last);
    std::uint64_t line() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Feeds a whole part to a handler, or as much as it wants to hear.
Result<void> parsePart(Archive& archive, std::string_view part, XmlHandler& handler, JobContext& job);

} // namespace mw::package
