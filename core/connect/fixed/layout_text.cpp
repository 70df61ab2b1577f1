// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/connect/fixed/fixed_layout.h"

#include <algorithm>
#include <utility>

namespace mw::fixed {

namespace {

constexpr std::string_view kSigns = ",;:|=";

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Takes a layout's text apart: words, quoted names and signs.
class LayoutParser {
public:
    explicit LayoutParser(std::string_view text) : m_text(text) { advance(); }

    Result<FixedLayout> parse() {
        FixedLayout layout;
        while (true) {
            MW_TRY(FixedRecord record, parseRecord());
            layout.records.push_back(std::move(record));
            if (!takeSign(';') || isAtEnd())
                break;
        }
        if (!isAtEnd())
            return expected("a comma, a semicolon or the end");
        MW_TRY_DO(checkLayout(layout));
        return layout;
    }

    Result<void> condition(FixedRecord& record) {
        MW_TRY_DO(parseWhen(record));
        return isAtEnd() ? Result<void>() : Result<void>(expected("the end"));
    }

private:
    struct Token {
        std::string text;
        bool isQuoted = false;
        char sign = 0;
    };

    bool isAtEnd() const { return m_token.text.empty() && !m_token.isQuoted && m_token.sign == 0; }
    bool isWord() const { return m_token.sign == 0 && !isAtEnd(); }
    bool isPlain(std::string_view word) const { return isWord() && !m_token.isQuoted && m_token.text == word; }

    Error expected(std::string_view what) const {
        const std::string there = m_token.sign != 0 ? std::string(1, m_token.sign) : m_token.text;
        const std::string place = isAtEnd() ? std::string("at the end") : "at " + mw::quoted(there);
        return makeError(Code::WrongValue, "columns: " + std::string(what) + " is expected " + place);
    }

    void advance() {
        m_token = {};
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        if (m_at == m_text.size())
            return;
        const char first = m_text[m_at];
        if (kSigns.find(first) != std::string_view::npos) {
            m_token.sign = first;
            ++m_at;
        } else if (first == '"') {
            takeQuoted();
        } else {
            takeWord();
        }
    }

    void takeQuoted() {
        m_token.isQuoted = true;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                if (m_at + 1 == m_text.size() || m_text[m_at + 1] != '"')
                    break;
                ++m_at;
            }
            m_token.text += m_text[m_at];
        }
        m_isCutOff = m_at == m_text.size();
        m_at += m_isCutOff ? 0 : 1;
    }

    /// A word ends at a blank or a sign, which in parentheses belong to it: "decimal(9,2)".
    void takeWord() {
        bool inside = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (!inside && (isBlank(c) || kSigns.find(c) != std::string_view::npos))
                break;
            inside = c == '(' || (inside && c != ')');
            m_token.text += c;
        }
    }

    bool takeSign(char sign) {
        if (m_token.sign != sign)
            return false;
        advance();
        return true;
    }
    bool takePlain(std::string_view word) {
        if (!isPlain(word))
            return false;
        advance();
        return true;
    }
    Result<std::string> takeName(std::string_view what) {
        if (m_isCutOff)
            return makeError(Code::WrongValue, "columns: a quote is opened and never closed");
        if (!isWord())
            return expected(what);
        std::string name = std::move(m_token.text);
        advance();
        return name;
    }
    Result<Columns> takeColumns() {
        Columns columns;
        if (!isWord() || m_token.isQuoted || !parseColumns(m_token.text, columns))
            return expected("a range of columns like 1-8");
        advance();
        return columns;
    }

    Result<void> parseWhen(FixedRecord& record) {
        MW_TRY(record.whenColumns, takeColumns());
        if (!takeSign('='))
            return expected("=");
        do {
            MW_TRY(std::string value, takeName("a value"));
            record.whenValues.push_back(std::move(value));
        } while (takeSign('|'));
        return {};
    }

    /// "name under other when 1-1 = H:" may stand before the fields; that it does shows behind its first word.
    Result<FixedRecord> parseRecord() {
        FixedRecord record;
        MW_TRY(std::string name, takeName("a field"));
        if (!isPlain("when") && !isPlain("under") && m_token.sign != ':')
            return parseFields(std::move(record), std::move(name));
        record.name = std::move(name);
        if (takePlain("under")) {
            MW_TRY(record.parent, takeName("a record type"));
        }
        if (takePlain("when"))
            MW_TRY_DO(parseWhen(record));
        if (!takeSign(':'))
            return expected("a colon");
        MW_TRY(name, takeName("a field"));
        return parseFields(std::move(record), std::move(name));
    }

    Result<FixedRecord> parseFields(FixedRecord record, std::string name) {
        while (true) {
            MW_TRY(FixedField field, parseField(std::move(name)));
            record.fields.push_back(std::move(field));
            if (!takeSign(','))
                return record;
            MW_TRY(name, takeName("a field"));
        }
    }

    Result<FixedField> parseField(std::string name) {
        FixedField field;
        field.name = std::move(name);
        MW_TRY(field.columns, takeColumns());
        if (isWord() && !isPlain("as")) {
            auto type = parseType(m_token.text);
            if (!type || m_token.isQuoted)
                return expected("a type like integer or decimal(9,2)");
            field.type = *type;
            advance();
            // The one type of several words.
            if (field.type.kind == TypeKind::Timestamp && takePlain("with")) {
                if (!takePlain("zone"))
                    return expected("a type like integer or decimal(9,2)");
                field.type = LogicalType::timestamp(true);
            }
        }
        if (isWord() && !isPlain("as")) {
            if (m_token.isQuoted || !parseStorage(m_token.text, field.storage))
                return expected("implied, zoned, packed or binary");
            advance();
        }
        if (takePlain("as")) {
            MW_TRY(field.pattern, takeName("a form of dates"));
        }
        return field;
    }

    const std::string_view m_text;
    std::size_t m_at = 0;
    Token m_token;
    bool m_isCutOff = false;
};

/// Names that a parser could take for something else stand in quotes.
std::string printName(const std::string& name) {
    const bool isPlain = !name.empty() && name != "when" && name != "under" && name != "as" &&
                         std::none_of(name.begin(), name.end(), [](char c) {
                             return isBlank(c) || c == '"' || c == '(' || c == ')' || kSigns.find(c) != std::string_view::npos;
                         });
    if (isPlain)
        return name;
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// Words with blanks between them.
class Words {
public:
    void add(std::string_view word) {
        m_text += m_text.empty() ? "" : " ";
        m_text += word;
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

std::string printField(const FixedField& field) {
    Words words;
    words.add(printName(field.name));
    words.add(printColumns(field.columns));
    if (field.type != LogicalType::text() || field.storage != Storage::Characters)
        words.add(printType(field.type));
    if (field.storage != Storage::Characters)
        words.add(storageName(field.storage));
    if (!field.pattern.empty()) {
        words.add("as");
        words.add('"' + field.pattern + '"');
    }
    return words.take();
}

std::string printHead(const FixedRecord& record) {
    Words words;
    words.add(printName(record.name));
    if (!record.parent.empty()) {
        words.add("under");
        words.add(printName(record.parent));
    }
    std::string values;
    for (const std::string& value : record.whenValues)
        values += (values.empty() ? "" : "|") + printName(value);
    if (!values.empty()) {
        words.add("when");
        words.add(printColumns(record.whenColumns));
        words.add("=");
        words.add(values);
    }
    return words.take() + ": ";
}

} // namespace

Result<FixedLayout> parseLayout(std::string_view text) {
    return LayoutParser(text).parse();
}

Result<void> parseCondition(std::string_view text, FixedRecord& record) {
    return LayoutParser(text).condition(record);
}

std::string printLayout(const FixedLayout& layout) {
    std::string text;
    for (const FixedRecord& record : layout.records) {
        text += text.empty() ? "" : "; ";
        if (!record.name.empty())
            text += printHead(record);
        for (std::size_t i = 0; i < record.fields.size(); ++i)
            text += (i == 0 ? "" : ", ") + printField(record.fields[i]);
    }
    return text;
}

} // namespace mw::fixed
