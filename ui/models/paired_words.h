// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/paired_queries.h"
#include "core/validate/paired.h"

#include <QCoreApplication>
#include <QString>

namespace mw::ui {

/// What forms and tables say of checks of paired queries: report, permissions, workflow, scenario.
class PairedWords {
    Q_DECLARE_TR_FUNCTIONS(PairedWords)
public:
    static QString title(const std::string& kind); ///< of one such check: "Report"
    static QString help(const std::string& kind);
    /// The menu's entry that declares one.
    static QString declare(const std::string& kind);

    /// Of a question without its side: "Rights that were given". Empty for the main one of a kind that has only that.
    static QString questionTitle(const mapping::PairedQuestion& question);
    /// Of a rule of a question, and of its filter.
    static QString ruleTitle(const mapping::PairedQuestion& question, std::string_view rule);
    static QString ruleHint(const mapping::PairedQuestion& question, std::string_view rule);

    /// What a line is about: "anna · orders".
    static QString line(const std::string& key);
    /// What was found in a line: "same", a cause, "not in the target".
    static QString finding(const validate::PairedLine& line);
};

} // namespace mw::ui
