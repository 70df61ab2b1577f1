// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/mapping_import.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// Names of a workbook that the document does not know, with what was probably meant.
class UnknownNameModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, What, Closest, Cell, ColumnCount };
    explicit UnknownNameModel(QObject* parent = nullptr);
    void show(std::vector<workbook::Unknown> names);

protected:
    int rows() const override { return int(m_names.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<workbook::Unknown> m_names;
};

/// What else is to be said about a workbook: where, and what.
class RemarkModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Text, Cell, ColumnCount };
    explicit RemarkModel(QObject* parent = nullptr);
    void show(std::vector<workbook::Remark> remarks);

protected:
    int rows() const override { return int(m_remarks.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<workbook::Remark> m_remarks;
};

} // namespace mw::ui
