// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/validate.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// What rules lose of the values of their source fields: a row for each field mapping and kind of loss, with an example.
class LossModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Field, Reference, Lost, Count, Example, Becomes, ColumnCount };
    explicit LossModel(QObject* parent = nullptr);
    /// Null, or a result that was not measured: nothing.
    void show(std::shared_ptr<const validate::ValidationResult> result);
    /// The field mapping of a row, by its reference; empty where there is no such row.
    std::string referenceAt(int row) const;
    /// How many field mappings lose something.
    std::size_t fields() const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Count; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        const validate::FieldLosses* field = nullptr; ///< in m_result
        const diff::Difference* example = nullptr;
        std::string cause;
        std::uint64_t count = 0;
    };
    QStringList m_titles;
    std::shared_ptr<const validate::ValidationResult> m_result;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
