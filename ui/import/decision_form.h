// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_decisions.h"

#include <QScrollArea>

#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace mw::ui {

class ElidedLabel;

/// What was decided about a source, one below the other: the value with its alternatives to choose from, how sure it is,
/// and why. A choice takes effect at once.
class DecisionForm final : public QScrollArea {
    Q_OBJECT
public:
    explicit DecisionForm(ImportDraft& draft, QWidget* parent = nullptr);
    /// Follows the draft; what has the focus keeps it.
    void follow();
    /// The Tab key comes here from one part and goes on to the other.
    void setNeighbours(QWidget* before, QWidget* after);

private:
    struct Row {
        ImportDecision shown;
        QWidget* frame = nullptr;
        QLabel* label = nullptr;
        QComboBox* choice = nullptr; ///< null for facts
        ElidedLabel* value = nullptr; ///< of facts
        QLabel* sureness = nullptr;
        ElidedLabel* reason = nullptr;
    };
    void addRow(const ImportDecision& decision);
    void fill(Row& row, const ImportDecision& decision);
    void chain();
    void choose(std::size_t row, int choice);
    void takeTyped(std::size_t row);

    ImportDraft& m_draft;
    QVBoxLayout* m_layout;
    std::vector<Row> m_rows;
    QWidget* m_before = nullptr;
    QWidget* m_after = nullptr;
};

} // namespace mw::ui
