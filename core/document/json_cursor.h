// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/document/json_value.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace mw::document {

/// What is shared while one JSON text is read: the text, the first error, and the ids that were seen.
class JsonReading {
public:
    enum class Ids { Unique, MayRepeat };
    JsonReading(std::string_view text, std::string name, Ids ids = Ids::Unique)
        : m_text(text), m_name(std::move(name)), m_mayRepeat(ids == Ids::MayRepeat) {}

    bool failed() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }
    /// Keeps the first error, with name, line, column and path as its place.
    void fail(Error error, Span span, const std::string& path);
    /// Says whether an id may stand here: it is new to this text, or ids may repeat.
    bool take(const std::string& id) { return m_mayRepeat || m_ids.insert(id).second; }

private:
    std::string_view m_text;
    std::string m_name;
    bool m_mayRepeat;
    std::optional<Error> m_error;
    std::unordered_set<std::string> m_ids;
};

/// Reads the members of one object by key, strictly: what is asked for and absent, of another kind, or there and never
/// asked for is the reading's error. After an error everything reads as empty. Lives no longer than its parent.
class JsonCursor {
public:
    JsonCursor(JsonReading& reading, const JsonValue& value) : m_reading(reading), m_value(value) {}
    JsonCursor(const JsonCursor&) = delete;
    JsonCursor& operator=(const JsonCursor&) = delete;

    /// Reads the object's members through `read(JsonCursor&)`, then refuses the ones that it never asked for.
    template <class Read>
    void object(Read read) {
        if (!demand(m_value, JsonValue::Kind::Object, *this))
            return;
        read(*this);
        refuseUnknown();
    }

    bool has(std::string_view key) { return find(key) != nullptr; }
    /// Reports a missing key unless it is there.
    bool need(std::string_view key);

    std::string text(std::string_view key);
    std::string neededText(std::string_view key);
    std::optional<std::string> optionalText(std::string_view key);
    bool boolean(std::string_view key, bool otherwise);
    std::optional<std::uint64_t> unsignedInteger(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    /// Any names with texts; null stands for none where `nulls` allows it.
    std::map<std::string, std::string> textsByName(std::string_view key);
    std::map<std::string, std::optional<std::string>> optionalTextsByName(std::string_view key);
    std::map<std::string, std::uint64_t> numbersByName(std::string_view key);
    /// A text that can be an id; null where the key is absent.
    Id id(std::string_view key);
    Id neededId(std::string_view key);
    /// The id of the element itself: needed and not seen before in this text.
    Id ownId();

    /// Reads one of several words; `otherwise` where the key is absent.
    template <class Word>
    Word word(std::string_view key, std::initializer_list<std::pair<std::string_view, Word>> words, Word otherwise) {
        const JsonValue* const found = find(key);
        if (found == nullptr || !demandText(key, *found))
            return otherwise;
        std::string known;
        for (const auto& [name, meaning] : words) {
            if (name == found->text)
                return meaning;
            known += (known.empty() ? "'" : ", '") + std::string(name) + "'";
        }
        failAt(key, makeError(Code::WrongValue, "'" + found->text + "' is not one of " + known));
        return otherwise;
    }

    /// Reads a list of objects; read(JsonCursor&) is called within object().
    template <class Read>
    void each(std::string_view key, Read read) {
        const JsonValue* const found = find(key);
        if (found == nullptr)
            return;
        JsonCursor list(*this, key, *found);
        if (!demand(*found, JsonValue::Kind::Array, list))
            return;
        for (std::size_t i = 0; i < found->items.size() && !m_reading.failed(); ++i)
            JsonCursor(list, i, found->items[i]).object(read);
    }
    /// Reads a member that is an object, where it is there.
    template <class Read>
    void inside(std::string_view key, Read read) {
        if (const JsonValue* const found = find(key))
            JsonCursor(*this, key, *found).object(read);
    }
    /// Reads every member of a member object whose keys are names, not words of the format.
    template <class Read>
    void eachByName(std::string_view key, Read read) {
        if (const JsonValue* const found = find(key))
            JsonCursor(*this, key, *found).eachOwnByName(read);
    }
    /// The same of the members of this value itself.
    template <class Read>
    void eachOwnByName(Read read) {
        if (!demand(m_value, JsonValue::Kind::Object, *this))
            return;
        for (const JsonValue::Member& member : m_value.members) {
            JsonCursor value(*this, member.key, member.value);
            read(member.key, value);
        }
    }

    /// The members of this value itself, as textsByName() gives those of a member.
    std::map<std::string, std::string> ownTexts();
    /// The value itself, null where absent; counts as asked for.
    const JsonValue* raw(std::string_view key) { return find(key); }
    const JsonValue& value() const { return m_value; }
    /// Reports an error at a member, or at this value where there is no such member.
    void failAt(std::string_view key, Error error);
    void fail(Error error) { m_reading.fail(std::move(error), m_value.span, path()); }
    bool failed() const { return m_reading.failed(); }

private:
    JsonCursor(const JsonCursor& parent, std::string_view key, const JsonValue& value)
        : m_reading(parent.m_reading), m_value(value), m_parent(&parent), m_key(key) {}
    JsonCursor(const JsonCursor& parent, std::size_t index, const JsonValue& value)
        : m_reading(parent.m_reading), m_value(value), m_parent(&parent), m_index(index) {}

    const JsonValue* find(std::string_view key);
    bool demandText(std::string_view key, const JsonValue& found);
    static bool demand(const JsonValue& value, JsonValue::Kind kind, JsonCursor& place);
    void refuseUnknown();
    std::string path() const;

    JsonReading& m_reading;
    const JsonValue& m_value;
    const JsonCursor* m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = 0;
    std::vector<std::string_view> m_asked;
};

} // namespace mw::document
