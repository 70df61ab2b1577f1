// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/rule_lexer.h"

#include "ui/models/map_rule_words.h"
#include "ui/present/theme.h"


namespace mw::ui {

RuleLexer::RuleLexer(QObject* parent) : QsciLexerCustom(parent) { takeColors(); }

void RuleLexer::takeColors() {
    const Colors& colors = theme::colors();
    const QFont font = theme::codeFont();
    setDefaultFont(font);
    setDefaultColor(colors.text);
    setDefaultPaper(colors.raised);
    for (int style = 0; style < StyleCount; ++style) {
        setFont(font, style);
        setPaper(colors.raised, style);
        setColor(colors.text, style);
    }
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    setFont(strong, Keyword);
    setColor(colors.accent, Function);
    setColor(colors.ok, Text);
    setColor(colors.warning, Number);
    setColor(colors.textFaint, Comment);
    setColor(colors.textMuted, Operator);
}

QString RuleLexer::description(int style) const {
    static const char* const names[] = {"default", "name", "function", "keyword", "text", "number", "comment", "operator"};
    return style >= 0 && style < StyleCount ? QString::fromLatin1(names[style]) : QString();
}

void RuleLexer::styleText(int, int) {
    // Rules are short, so all of it is styled: a quote may change everything after it.
    const QByteArray text = editor()->text().toUtf8();
    const auto isName = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; };
    startStyling(0);
    int at = 0;
    const int size = int(text.size());
    while (at < size) {
        const int begin = at;
        const char c = text[at];
        Style style = Default;
        if (c == '-' && at + 1 < size && text[at + 1] == '-' && (at + 2 >= size || text[at + 2] == ' ' || begin == 0 || text[begin - 1] == '\n')) {
            while (at < size && text[at] != '\n')
                ++at;
            style = Comment;
        } else if (c == '\'') {
            for (++at; at < size; ++at)
                if (text[at] == '\'') {
                    if (at + 1 >= size || text[at + 1] != '\'')
                        break;
                    ++at;
                }
            at = qMin(size, at + 1);
            style = Text;
        } else if (c == '[') {
            while (at < size && text[at] != ']')
                ++at;
            at = qMin(size, at + 1);
            style = Name;
        } else if (std::isdigit(static_cast<unsigned char>(c))) {
            while (at < size && (isName(text[at]) || text[at] == '.'))
                ++at;
            style = Number;
        } else if (isName(c)) {
            while (at < size && isName(text[at]))
                ++at;
            int next = at;
            while (next < size && text[next] == ' ')
                ++next;
            const QString word = QString::fromUtf8(text.mid(begin, at - begin));
            const bool called = next < size && text[next] == '(';
            style = isRuleKeyword(word) && !called ? Keyword : called && word.compare(u"in", Qt::CaseInsensitive) != 0 ? Function : Name;
        } else {
            ++at;
            style = c == ' ' || c == '\n' || c == '\t' ? Default : Operator;
        }
        setStyling(at - begin, style);
    }
}

} // namespace mw::ui
