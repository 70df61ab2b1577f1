// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/chain.h"
#include "core/rules/environment.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace mw::rules {
class Function;
}

namespace mw::ui {

/// A rule as a line of steps, for people who do not write rules: each step with its arguments as they are typed into a
/// form, and the edits that make another rule of it. A plain value; its text is the rule.
///
/// Arguments are typed as spreadsheets take them: a value as it is, "=" before a field or an expression of the language.
class RuleSteps {
public:
    /// None where the rule branches or cannot be read: it stays text then. An empty rule is a line without a start.
    static std::optional<RuleSteps> read(const QString& rule);
    QString text() const;

    bool isEmpty() const { return !m_chain.start; }
    std::size_t size() const { return m_chain.steps.size(); }

    /// What is shown of the start, and of a step.
    QString startText() const;
    QString stepText(std::size_t step) const;
    QString stepTitle(std::size_t step) const; ///< without its arguments
    QString stepHelp(std::size_t step) const;

    /// One argument of a step in a form.
    struct Argument {
        QString title;
        QString text;        ///< as typed
        QStringList choices; ///< names that it may be, where it can be nothing else
        bool isNeeded = true;
    };
    QList<Argument> arguments(std::size_t step, const rules::Environment& environment) const;

    /// Each gives the line that it makes of this one.
    RuleSteps withStart(const QString& field) const;
    RuleSteps without(std::size_t step) const;
    RuleSteps moved(std::size_t step, int by) const;
    /// Takes what was typed for every argument; an error names the argument that is no value and no field.
    Result<RuleSteps> withArguments(std::size_t step, const QStringList& texts) const;

    /// Something that can be put behind the last step.
    struct Candidate {
        QString title, help;
        rules::ChainStep step; ///< arguments that are needed stand in it as values that may be wrong
        bool needsArguments = false; ///< that have to be typed first
        bool fits = true;      ///< it takes what the line gives so far
    };
    /// Everything that can follow, what fits first, each in the order of the catalogue; value maps and lookups of the
    /// environment in front.
    QList<Candidate> candidates(const rules::Environment& environment) const;
    RuleSteps with(const Candidate& candidate) const;

private:
    QList<Argument> callArguments(const rules::ChainStep& step, const rules::Environment& environment) const;

    rules::Chain m_chain;
};

} // namespace mw::ui
