// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace mw::ui {

/// Gives the English source texts their numbers: "%Ln field(s)" reads "1 field" and "3 fields", "were" with one is "was".
/// Install it first; a translation installed later goes before it.
class EnglishPlurals final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

} // namespace mw::ui
