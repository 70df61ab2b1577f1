// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/field_labels_p.h"

#include "core/base/error.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/rules/literal_p.h"
#include "core/rules/sentence.h"

#include <algorithm>
#include <map>

namespace mw::rules {

namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

/// full_name and fullName become "full name", CUST_NM becomes "CUST NM".
std::string readable(std::string_view name) {
    std::string label;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool startsWord = isUpper(c) && i > 0 && isLower(name[i - 1]);
        if (startsWord)
            label += ' ';
        const bool single = startsWord && (i + 1 == name.size() || !isUpper(name[i + 1]));
        label += c == '_' ? ' ' : single ? char(c + 32) : c;
    }
    return label;
}

/// The words of a template between its places.
void collectSegments(std::string_view text, std::vector<std::string>& segments) {
    std::string segment = " ";
    const auto finish = [&] {
        while (segment.size() > 1 && segment.back() == ' ')
            segment.pop_back();
        if (segment.size() > 1)
            segments.push_back(segment + " ");
        segment = " ";
    };
    const std::string lower = toLower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower[i] == '{') {
            finish();
            i = std::min(lower.find('}', i), lower.size());
        } else if (std::string_view(" ,;:()").find(lower[i]) == std::string_view::npos) {
            segment += lower[i];
        } else if (segment.back() != ' ') {
            segment += ' ';
        }
    }
    finish();
}

std::vector<std::string> segmentsOf(const MessageCatalogue& catalogue) {
    std::vector<std::string> segments;
    for (const std::string& english : sentenceTexts())
        collectSegments(catalogue.text(english), segments);
    std::sort(segments.begin(), segments.end());
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
    return segments;
}

} // namespace

FieldLabels::FieldLabels(const Environment& environment, const MessageCatalogue& catalogue)
    : m_environment(environment), m_catalogue(catalogue) {
    // English is asked for most, and its words never change.
    static const std::vector<std::string> english = segmentsOf(MessageCatalogue::english());
    m_segments = &catalogue == &MessageCatalogue::english() ? english : segmentsOf(catalogue);
    std::map<std::string, int> seen;
    for (const FieldBinding& binding : environment.fields) {
        const Field& named = binding.field;
        m_labels.push_back(named.label.empty() ? readable(named.name) : named.label);
        ++seen[foldCase(m_labels.back())];
    }
    for (std::string& label : m_labels)
        if (seen[foldCase(label)] > 1)
            label.clear();
}

/// Words only, and none that a phrase could have put there.
bool FieldLabels::isSafe(std::string_view label) const {
    if (label.empty() || label.front() == ' ' || label.back() == ' ')
        return false;
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t before = at;
        const char32_t point = nextCodePoint(label, at);
        const bool ascii = point < 0x80;
        const char c = label[before];
        if (ascii && !isUpper(c) && !isLower(c) && !(c >= '0' && c <= '9' && before > 0) && c != ' ')
            return false;
        if (!ascii && (isSpace(point) || point == 0xFFFD || (point >= 0x2000 && point <= 0x206F)))
            return false;
    }
    const std::string padded = " " + toLower(label) + " ";
    for (const std::string& segment : m_segments)
        if (padded.find(segment) != std::string::npos)
            return false;
    return true;
}

std::string FieldLabels::marked(std::string_view name) const {
    const std::string marks = m_catalogue.text("“{0}”");
    const std::size_t place = marks.find("{0}");
    const std::string closing = place == std::string::npos ? std::string() : marks.substr(place + 3);
    std::string inside(name);
    // A closing mark inside is doubled, as quotes are.
    if (!closing.empty())
        for (std::size_t at = 0; (at = inside.find(closing, at)) != std::string::npos; at += 2 * closing.size())
            inside.insert(at, closing);
    return fillTemplate(marks, {inside});
}

std::string FieldLabels::plain(std::string_view name) const {
    const std::string label = readable(name);
    return isSafe(label) ? label : marked(name);
}

std::string FieldLabels::field(std::size_t binding) const {
    const FieldBinding& named = m_environment.fields[binding];
    const std::string& label = m_labels[binding];
    if (label.empty())
        return "[" + printName(named.alias) + "." + printName(named.field.name) + "]";
    return isSafe(label) ? fillTemplate(m_catalogue.text("the {0}"), {label}) : marked(label);
}

std::string FieldLabels::member(const Entity& entity, std::string_view name) const {
    const Field* const found = entity.field(name);
    if (!found)
        return marked(name);
    const std::string label = found->label.empty() ? readable(found->name) : found->label;
    int same = 0;
    for (const Field& field : entity.fields)
        same += foldCase(field.label.empty() ? readable(field.name) : field.label) == foldCase(label) ? 1 : 0;
    return same > 1 ? "[" + printName(found->name) + "]" : isSafe(label) ? label : marked(label);
}

} // namespace mw::rules
