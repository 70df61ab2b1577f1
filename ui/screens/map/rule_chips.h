// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/map_rule_desk.h"
#include "ui/models/rule_steps.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace mw::ui {

class ChipButton;

/// The rule as a line of chips for those who never type: field, then step after step; each opens its form, the last one adds
/// a step. Reads and writes the same text as the editor. A rule that branches stays text, and that is said.
///
/// Keys on a chip: Left and Right go along, Return opens, Delete takes the step out, Ctrl+Left and Ctrl+Right move it.
class RuleChips final : public QWidget {
    Q_OBJECT
public:
    RuleChips(RuleDesk* desk, MapFields* fields, QWidget* parent = nullptr);
    /// Opens the form of the start, the list of steps that can follow, or the form of a step.
    void openStart();
    void openCandidates();
    void openStep(std::size_t step);

Q_SIGNALS:
    /// Another rule was made of it.
    void changed(const QString& rule);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< keys of the chips

private:
    void follow();
    void rebuild();
    ChipButton* addChip(const QString& name, const QString& iconName, const QString& text, const QString& help, bool isSet);
    void take(const RuleSteps& next);
    void focusChip(int chip);

    RuleDesk* m_desk;
    MapFields* m_fields;
    std::optional<RuleSteps> m_steps;
    QString m_shown;
    QHBoxLayout* m_line;
    QLabel* m_branches;
    QList<ChipButton*> m_chips; ///< the start, the steps, the one that adds
};

} // namespace mw::ui
