// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/xml_record.h"

#include "core/base/utf8.h"
#include "core/connect/json/json_grammar.h"

#include <cmath>

namespace mw::nested {

namespace {

/// Appends text as it stands in an element or between the quotes of an attribute; false where XML 1.0 (section 2.2)
/// does not know a character. Line ends that a parser would change are written as references.
bool appendXmlText(std::string& into, std::string_view text, bool isAttribute) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&':
            into += "&amp;";
            break;
        case '<':
            into += "&lt;";
            break;
        case '>':
            into += "&gt;";
            break;
        case '"':
            into += isAttribute ? "&quot;" : "\"";
            break;
        case '\r':
            into += "&#13;";
            break;
        case '\n':
            into += isAttribute ? "&#10;" : "\n";
            break;
        case '\t':
            into += isAttribute ? "&#9;" : "\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF")
                return false;
            into += c;
        }
    }
    return true;
}

/// Hears the scalars of one list.
class ListItems final : public tree::TreeEvents {
public:
    std::vector<std::string> items;
    bool isPlain = true; ///< nothing else stood there

    void member(std::string_view, std::string_view) override {}
    void beginObject() override { isPlain = false; }
    void endObject() override {}
    void beginList() override { isPlain = isPlain && m_depth++ == 0; }
    void endList() override {}
    void scalar(tree::Scalar, std::string_view text, std::string_view) override {
        isPlain = isPlain && m_depth == 1;
        items.emplace_back(text);
    }
    void malformed(MalformedRow) override {}

private:
    int m_depth = 0;
};

} // namespace

void XmlRecord::refuse(std::size_t field, std::string why) {
    if (m_refusal)
        return;
    m_refusal.emplace();
    m_refusal->field = std::uint32_t(field);
    m_refusal->code = Code::InvalidArgument;
    m_refusal->arguments = {std::move(why)};
}

void XmlRecord::list(std::size_t field, const std::string& name, std::span<const ColumnPtr> columns, std::size_t row, std::string& into) {
    if (!columns[field] || tokenOf(*columns[field], row, m_token) == TokenKind::Null)
        return;
    json::JsonGrammar grammar;
    ListItems list;
    json::Window window{m_token.data(), m_token.data() + m_token.size(), m_token.data(), 0, 1, true};
    const bool isList = grammar.parse(window, list) == json::JsonGrammar::Outcome::ValueEnded && window.at == window.end && list.isPlain;
    if (!isList)
        return refuse(field, mw::quoted(m_token) + " is no list of single values");
    for (const std::string& item : list.items) {
        into += "<" + name + ">";
        if (!appendXmlText(into, item, false))
            refuse(field, mw::quoted(item) + " holds a character that XML cannot hold");
        into += "</" + name + ">";
    }
}

bool XmlRecord::value(std::size_t field, std::span<const ColumnPtr> columns, std::size_t row, bool isAttribute, std::string& into) {
    const Column* const column = columns[field].get();
    const TokenKind kind = column ? tokenOf(*column, row, m_token) : TokenKind::Null;
    if (kind == TokenKind::Null)
        return false;
    if (kind == TokenKind::Number && column->type().kind == TypeKind::Float) {
        const double number = column->values<double>()[column->at(row)];
        if (!std::isfinite(number)) // as XML Schema writes them
            m_token = std::isnan(number) ? "NaN" : number > 0 ? "INF" : "-INF";
    }
    if (!appendXmlText(into, m_token, isAttribute))
        refuse(field, mw::quoted(m_token) + " holds a character that XML cannot hold");
    return true;
}

void XmlRecord::element(const Member& element, const std::string& name, std::span<const ColumnPtr> columns, std::size_t row,
                        RecordText& into) {
    const std::size_t begin = into.text.size();
    bool isFilled = false;
    into.text += '<';
    into.text += name;
    for (const auto& member : element.members) { // attributes stand first among the members
        if (!member->name.starts_with('@'))
            break;
        const std::size_t before = into.text.size();
        into.text += ' ';
        into.text.append(member->name, 1);
        into.text += "=\"";
        const bool isThere = value(*member->field, columns, row, true, into.text);
        into.text += '"';
        if (!isThere)
            into.text.resize(before);
        isFilled = isFilled || isThere;
    }
    into.text += '>';
    if (element.field)
        isFilled = value(*element.field, columns, row, false, into.text) || isFilled;
    for (const auto& member : element.members) {
        if (member->name.starts_with('@'))
            continue;
        const std::size_t before = into.text.size();
        if (member->child)
            into.gaps.push_back(std::uint32_t(before));
        else if (member->name == "#text")
            isFilled = value(*member->field, columns, row, false, into.text) || isFilled;
        else if (member->field && m_entity.entity.fields[*member->field].nativeType == "array")
            list(*member->field, member->name, columns, row, into.text);
        else
            this->element(*member, member->name, columns, row, into);
        isFilled = isFilled || member->child || into.text.size() > before;
    }
    if (!isFilled) {
        into.text.resize(begin);
        return;
    }
    into.text += "</" + name + ">";
}

std::optional<RowError> XmlRecord::write(std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) {
    into.text.clear();
    into.gaps.clear();
    m_refusal.reset();
    const std::string& name = m_entity.path.back();
    element(m_entity.record, name, columns, row, into);
    if (into.text.empty())
        into.text = "<" + name + " xsi:nil=\"true\"/>";
    return m_refusal;
}

} // namespace mw::nested
