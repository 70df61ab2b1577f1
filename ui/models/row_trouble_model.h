// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_draft.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// Records of a draft that did not become rows, and those that were mended: where, what was wrong, the text that stands
/// there. The first of them; their counts are the draft's.
class RowTroubleModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Line, State, What, Text, ColumnCount };
    explicit RowTroubleModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const ImportDraft::Rows> rows);

protected:
    int rows() const override { return int(m_shown.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Line; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        const MalformedRow* record = nullptr;
        bool isMended = false;
    };
    QStringList m_titles;
    std::shared_ptr<const ImportDraft::Rows> m_rows;
    std::vector<Row> m_shown;
};

} // namespace mw::ui
