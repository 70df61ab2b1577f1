// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/environment.h"

#include <QString>

#include <vector>

namespace mw::ui {

/// One thing that may be typed in a rule.
struct RuleWord {
    enum class Kind : quint8 { Field, Function, ValueMap, Lookup, Parameter, Keyword };
    Kind kind = Kind::Field;
    QString name;   ///< what is shown and searched
    QString insert; ///< what is written; a '|' marks where the cursor goes
    QString detail; ///< type or signature
    QString help;   ///< what it does, in words
};

/// Everything that rules may say where this environment holds: fields first, then value maps and lookups, functions,
/// parameters, words of the language.
std::vector<RuleWord> ruleWords(const rules::Environment& environment);
/// Those that continue `typed`: names that begin with it first, then names that contain it. At most `limit`.
std::vector<const RuleWord*> matchingWords(const std::vector<RuleWord>& words, const QString& typed, std::size_t limit);
/// The help of a function: signatures, what it does, what null gives, an example. Empty where there is none.
QString functionHelp(const QString& name);
/// Its signatures, one per line.
QString functionSignatures(const QString& name);
bool isRuleKeyword(const QString& word);
QString ruleWordIcon(RuleWord::Kind kind);

/// The stretch of a name that ends at `position` (of characters, in `text`): what completion replaces.
int wordStart(const QString& text, int position);

} // namespace mw::ui
