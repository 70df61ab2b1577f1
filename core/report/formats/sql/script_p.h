// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::report::sql {

/// The script as it grows: statements, and comments that nothing in them can end.
class Script {
public:
    void comment(std::string_view text) {
        if (!text.empty())
            commentOut(text);
    }
    void statement(std::string_view sql) { m_text += std::string(sql) + ";\n"; }
    /// A statement that stands there to be read and finished, not to be run.
    void draft(std::string_view sql) { commentOut(std::string(sql) + ";"); }
    void heading(std::string_view text) {
        gap();
        commentOut(std::string(text));
        m_text += "-- " + std::string(text.size() < 76 ? text.size() : 76, '-') + "\n";
    }
    void gap() { m_text += '\n'; }
    const std::string& text() const { return m_text; }

    /// A text within one line of a comment.
    static std::string oneLine(std::string_view text) {
        std::string line;
        for (const char c : text)
            line += c == '\n' || c == '\r' || c == '\0' ? ' ' : c;
        return line;
    }

private:
    void commentOut(std::string_view text) {
        m_text += "-- ";
        for (const char c : text)
            m_text += c == '\n' ? std::string("\n-- ") : c == '\r' || c == '\0' ? std::string(" ") : std::string(1, c);
        m_text += '\n';
    }
    std::string m_text;
};

} // namespace mw::report::sql
