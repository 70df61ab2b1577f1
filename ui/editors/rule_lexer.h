// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/scintilla.h"

#include <QSet>

namespace mw::ui {

/// Colours of the rule language: names of fields, functions, words, texts, numbers, comments.
class RuleLexer final : public QsciLexerCustom {
    Q_OBJECT
public:
    enum Style { Default, Name, Function, Keyword, Text, Number, Comment, Operator, StyleCount };
    explicit RuleLexer(QObject* parent = nullptr);
    /// Follows the theme.
    void takeColors();
    const char* language() const override { return "Mapwright rule"; }
    QString description(int style) const override;
    void styleText(int start, int end) override;
};

} // namespace mw::ui
