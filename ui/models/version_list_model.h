// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"
#include "ui/models/versions.h"

namespace mw::ui {

/// The states of a document, newest first: as it is now, behind each step of its history, before the first. Names are
/// given in place.
class VersionListModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { What, Name, By, When };
    explicit VersionListModel(QObject* parent = nullptr);
    void show(const Versions& versions, bool hasUnsaved);
    void clear();
    Versions::State stateAt(int row) const;
    /// What a state is called: its name, else what was done.
    QString titleOf(int row) const;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void nameGiven(std::int64_t step, const QString& name);

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        Versions::State state;
        QString what, name, by, when;
        friend bool operator==(const Row&, const Row&) = default;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
