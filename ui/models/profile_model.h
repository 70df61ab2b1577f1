// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"
#include "core/schema/schema.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// What stands out in a field's values, in words, worst first: "always empty", "312 do not look like an e-mail".
QStringList warningsOf(const profile::FieldProfile& field, std::uint64_t rows);

/// One line per field of an entity, with what its profile says; fields are shown before there is a profile.
class ProfileModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, Type, Filled, Distinct, Minimum, Maximum, Lengths, Top, Patterns, Semantic, Warnings, ColumnCount };
    explicit ProfileModel(QObject* parent = nullptr);
    /// Another entity: the table is made anew. Null: nothing is shown.
    void setEntity(const Entity* entity);
    /// The same entity's profile came.
    void setProfile(std::shared_ptr<const profile::EntityProfile> profile);
    const profile::FieldProfile* profileAt(int row) const;
    const Field& fieldAt(int row) const { return m_fields[std::size_t(row)]; }
    std::uint64_t rowsProfiled() const { return m_profile ? m_profile->rows : 0; }

protected:
    int rows() const override { return int(m_fields.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Distinct; }
    QVariant cell(int row, int column, int role) const override;

private:
    QVariant profiledCell(const profile::FieldProfile& field, int column, int role) const;

    QStringList m_titles;
    std::vector<Field> m_fields;
    std::vector<bool> m_keys;
    std::shared_ptr<const profile::EntityProfile> m_profile;
};

} // namespace mw::ui
