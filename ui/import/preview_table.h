// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dense_view.h"

namespace mw::ui {

class PreviewHeader;
class PreviewRowsModel;

/// The first rows as a table, with the rows' numbers beside them and types below the titles. Columns are as wide as the
/// first values need.
class PreviewTable final : public DenseTable {
    Q_OBJECT
public:
    explicit PreviewTable(PreviewRowsModel* rows, QWidget* parent = nullptr);
    /// Makes columns fit where they are others than before.
    void fitColumns();
    void forgetColumns() { m_fittedFor.clear(); }

private:
    PreviewHeader* m_header;
    QStringList m_fittedFor;
};

} // namespace mw::ui
