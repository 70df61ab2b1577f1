// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/job/job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::ddl {

/// A word of SQL, whichever dialect.
struct SqlToken {
    enum class Kind {
        End,       ///< of the file
        Separator, ///< of statements: ';', the delimiter that MySQL's client was told, GO, '/' on a line of its own
        Name,      ///< not quoted; `upper` is it in capitals
        Quoted,    ///< "name", `name`, [name]: without the quotes
        Text,      ///< 'text', $$text$$ …: without the quotes
        Number,
        Sign       ///< one character
    };
    Kind kind = Kind::End;
    std::string text;
    std::string upper;
    std::uint64_t line = 1;
    bool is(std::string_view word) const { return kind == Kind::Name && upper == word; }
    bool isSign(char c) const { return kind == Kind::Sign && text[0] == c; }
    bool isName() const { return kind == Kind::Name || kind == Kind::Quoted; }
};

/// Cuts a script of SQL into words, in bounded memory: comments fall away, long texts are cut. Knows the quotes and
/// comments of SQLite, PostgreSQL, MySQL, Oracle and SQL Server, lines for their clients, and rows of COPY … FROM stdin.
/// Texts that are no UTF-8 are mended. One thread.
class SqlLexer {
public:
    explicit SqlLexer(std::unique_ptr<ByteSource> source, std::size_t bufferBytes = 256 * 1024);

    Result<SqlToken> next(JobContext& job);
    /// After COPY … FROM stdin and its separator: passes over the rows up to the line "\.".
    Result<void> skipRows(JobContext& job);

private:
    static constexpr int kEnd = -1;

    int peek(std::size_t ahead = 0);
    int take();
    bool refill(std::size_t needed);
    bool skipSpace();
    void skipLine();
    void skipComment();
    void readWord(SqlToken& token);
    void readUntil(SqlToken& token, char close, bool hasBackslashes);
    bool readDollarText(SqlToken& token);
    bool startsWith(std::string_view word);
    std::string restOfLine();

    const std::unique_ptr<ByteSource> m_source;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    bool m_atEnd = false;
    std::optional<Error> m_failure;
    std::uint64_t m_line = 1;
    bool m_atLineStart = true; ///< nothing but spaces on this line so far
    std::string m_delimiter = ";";
    bool m_backslashes = false; ///< escapes in texts, once the script shows that it is MySQL's
};

} // namespace mw::ddl
