// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"
#include "ui/models/table_model.h"

#include <memory>

namespace mw::ui {

/// What a profile found across fields: keys, and fields that follow from others.
class FindingModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { What, Fields, Holds, Seen, ColumnCount };
    explicit FindingModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const profile::EntityProfile> profile);
    /// The name of the first field that a row speaks of.
    const std::string& fieldAt(int row) const;
    /// Whether something was found in a sample and may not hold in all rows.
    bool needsVerifying() const;

protected:
    int rows() const override { return m_profile ? int(m_profile->keys.size() + m_profile->dependencies.size()) : 0; }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QVariant keyCell(const profile::CandidateKey& key, int column, int role) const;
    QVariant dependencyCell(const profile::Dependency& dependency, int column, int role) const;
    QString seenIn(bool isExact) const;

    QStringList m_titles;
    std::shared_ptr<const profile::EntityProfile> m_profile;
};

} // namespace mw::ui
