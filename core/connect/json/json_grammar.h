// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_events.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::json {

/// A stretch of a file in memory. The caller keeps the bytes still while they are parsed.
struct Window {
    const char* at = nullptr;    ///< next byte to look at; what is before is done with
    const char* end = nullptr;
    const char* begin = nullptr; ///< where these two are counted from:
    std::uint64_t offset = 0;    ///< of `begin` in the file
    std::uint64_t line = 1;      ///< of `begin`
    bool isLast = false;         ///< nothing comes behind `end`
};

/// Strict parser of JSON (RFC 8259) that can stop and go on between any two tokens. Nothing is taken that the RFC does
/// not allow; texts that are no Unicode (lone surrogates, bytes that are no UTF-8) are told as damaged, with U+FFFD.
class JsonGrammar {
public:
    enum class Outcome {
        ValueEnded, ///< a value is complete and told; the next parse() begins another
        Paused,     ///< by the listener
        NeedsMore,  ///< a token may go on behind the window: keep what is from `at` on and add to it
        Failed      ///< see problem(); `at` is the place
    };
    static constexpr std::size_t kDeepest = 1024; ///< levels of lists and objects

    Outcome parse(Window& window, tree::TreeEvents& events);
    /// Whether a value has begun and not ended.
    bool isInside() const { return m_expected != Expected::Value || !m_open.empty(); }
    /// Forgets a value that was begun.
    void reset();
    const std::string& problem() const { return m_problem; }

private:
    enum class Expected { Value, ItemOrEnd, Item, MemberOrEnd, Member, Colon, SeparatorOrEnd };
    enum class Token { Taken, NeedsMore, Failed };

    Token takeValue(Window& window, tree::TreeEvents& events);
    Token takeString(Window& window, tree::TreeEvents& events, bool isName);
    Token takeNumber(Window& window, tree::TreeEvents& events);
    Token takeWord(Window& window, tree::TreeEvents& events, std::string_view word, tree::Scalar kind);
    Token takeMember(Window& window, tree::TreeEvents& events);
    Token takeSeparator(Window& window, tree::TreeEvents& events);
    Token open(Window& window, tree::TreeEvents& events, char bracket);
    void close(Window& window, tree::TreeEvents& events);
    bool unescape(std::string_view text, const char*& wrong);
    bool readHex4(std::string_view text, std::size_t at, unsigned& value) const;
    Token fail(Window& window, const char* place, std::string why);
    Token unexpected(Window& window, const char* place, std::string_view wanted);

    Expected m_expected = Expected::Value;
    std::string m_open; ///< the brackets that are open
    std::string m_text;
    std::string m_source;
    std::string m_damage;
    std::string m_problem;
};

} // namespace mw::json
