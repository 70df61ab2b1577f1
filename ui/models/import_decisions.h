// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_draft.h"
#include "ui/present/roles.h"

#include <QString>

#include <string>
#include <vector>

namespace mw::ui {

/// Something about a source that was found out or said, ready to be shown and changed.
struct ImportDecision {
    struct Choice {
        QString text;
        std::string value;     ///< as the option takes it; empty: as it is detected
        bool remember = false; ///< the value is what the file is like now, see ImportDraft::rememberFile()
        friend bool operator==(const Choice&, const Choice&) = default;
    };
    std::string key;  ///< of the option; empty: a fact that no option overrules
    QString label;
    QString help;     ///< what the option means
    QString reason;   ///< why it is so, what else it could be
    QString sureness; ///< "98 %"; empty where it was said or nothing speaks of it
    Sign sign = Sign::None;
    std::vector<Choice> choices; ///< the first is the detected value
    int chosen = 0;              ///< among them
    bool mayBeTyped = false;
    bool isSet = false; ///< somebody decided it
    friend bool operator==(const ImportDecision&, const ImportDecision&) = default;
};

/// Everything that can be decided of what the draft shows: first the options of its connector in their order, as they hold
/// for the entity in view, then facts.
std::vector<ImportDecision> decisionsOf(const ImportDraft& draft);
/// The decision about one field, where its connector has such: how decimals or dates are written.
std::vector<ImportDecision> decisionsOfField(const ImportDraft& draft, const std::string& entity, const std::string& field);
/// The draft's entity in view by its name: the first where none was chosen.
std::string entityInView(const ImportDraft& draft);

/// An option's value in words: "; (semicolon)", "day, month, year".
QString optionValueText(const std::string& value);

} // namespace mw::ui
