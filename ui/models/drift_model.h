// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// What a profile says otherwise than the one before it, the weightiest first.
class DriftModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Field, Change, Before, Now, ColumnCount };
    explicit DriftModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const ProfileDrift> drift);
    /// The name of the field that a row speaks of; empty for the entity.
    const std::string& fieldAt(int row) const { return m_drift->changes[std::size_t(row)].field; }

protected:
    int rows() const override { return m_drift ? int(m_drift->changes.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const ProfileDrift> m_drift;
};

} // namespace mw::ui
