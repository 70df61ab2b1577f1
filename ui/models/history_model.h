// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"

#include <QPointer>
#include <QUndoStack>

namespace mw::ui {

/// The edits of this session, newest first; below them the document as it was opened. What was undone is muted.
class HistoryModel final : public TableModel {
    Q_OBJECT
public:
    explicit HistoryModel(QObject* parent = nullptr);
    void setStack(QUndoStack* stack);
    /// The history index that a row stands for.
    int stackIndex(int row) const { return m_count - 1 - row; }

protected:
    int rows() const override { return m_count; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    void follow();

    QPointer<QUndoStack> m_stack;
    QStringList m_titles;
    int m_count = 0; ///< edits and the opened document
    int m_index = 0;
};

} // namespace mw::ui
