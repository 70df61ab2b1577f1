// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"
#include "core/validate/validate.h"
#include "ui/models/project.h"
#include "ui/present/roles.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace mw::ui {

class DifferencePane;
class LossPane;
class PairedEditor;
class PairedLinesPane;
class PairedLook;
class PairedRowsPane;
class RecordInspector;

/// What is seen of the chosen check: its differences with the record behind the chosen one; of a check of paired queries its
/// form while it is written, all its lines and what stands behind one on either side.
class CheckDesk final : public QWidget {
    Q_OBJECT
public:
    explicit CheckDesk(QWidget* parent = nullptr);
    ~CheckDesk() override;
    void setProject(Project* project);
    /// Where the target lies that both sides are compared with; empty: where the document says.
    void setTarget(std::function<QString()> target) { m_target = std::move(target); }

    /// As DifferencePane::show().
    void show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check);
    /// Shows a check that no validation has made yet; null: nothing was validated.
    void showNotMade(const validate::CheckResult* check);
    /// Shows what rules lose, as a validation measured it.
    void showLosses(std::shared_ptr<const validate::ValidationResult> result);
    void showKind(const QString& title, const QString& holding, Sign sign);
    DifferencePane& differences() { return *m_differences; }

    /// Opens the form of a check of paired queries, declared or new.
    void edit(const mapping::Check& check);
    bool isEditing() const;
    /// Puts what was written into the document and closes the form.
    void keep();

Q_SIGNALS:
    void decided(const std::vector<std::string>& about, const mw::evidence::Verdict& verdict);
    /// The form was closed; `reference` of the check that was kept, or empty.
    void editorClosed(const QString& reference);

private:
    /// The check of paired queries that is looked at, as the form or the document has it; none where it is of another kind.
    std::optional<mapping::Check> paired() const;
    void choose(const validate::CheckResult* check, QWidget* upper);
    void showSides();
    void compare();
    void lookBehind(const std::string& line);
    void showDifference();

    QPointer<Project> m_project;
    std::function<QString()> m_target;
    std::string m_reference; ///< of the check that is shown
    std::unique_ptr<PairedLook> m_look;
    QStackedWidget* m_upper;
    DifferencePane* m_differences;
    LossPane* m_losses;
    PairedEditor* m_editor;
    PairedLinesPane* m_lines;
    QStackedWidget* m_side;
    RecordInspector* m_inspector;
    PairedRowsPane* m_rows;
};

} // namespace mw::ui
