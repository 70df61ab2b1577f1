// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// The worked examples of one target field: what goes in, what is wanted, and whether the rule keeps it.
class MapExamplesModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Input, Wanted, Verdict, ColumnCount };
    explicit MapExamplesModel(QObject* parent = nullptr);
    /// Shows the examples of a row of `fields`; below 0 none.
    void show(const MapFields* fields, int target);
    int failing() const;

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// The wanted result of an example was edited.
    void wantedEdited(int row, const QString& text);

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        QString input, wanted, note, got;
        bool wantsNull = false, wantsError = false;
        enum class State { Pass, Fail, Unknown } state = State::Unknown;
        friend bool operator==(const Row&, const Row&) = default;
    };
    Row rowFor(const mapping::Example& example, const std::shared_ptr<const rules::BoundRule>& rule,
               const rules::Environment& environment) const;

    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
