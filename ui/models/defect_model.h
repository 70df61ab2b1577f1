// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/defect_file.h"
#include "core/review/standing.h"
#include "ui/models/table_model.h"
#include "ui/present/roles.h"

#include <memory>

namespace mw::ui {

QString textOf(review::Defect::State state);
Sign signOf(review::Defect::State state);
/// What somebody did about a defect, in the window's words: "fails", "fixed", "re-test passed".
QString eventText(const std::string& what);

/// The defects that reviews have found: what is to be done first, each group in the order in which they were found.
class DefectModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { State, Reference, Record, What, Fields, By, Run, External, ColumnCount };
    explicit DefectModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const review::Standing> standing);
    /// Null where there is no such row.
    const review::Defect* defectAt(int row) const;
    int rowOf(const std::string& reference) const;
    /// Those that are open or wait for their re-test.
    int unfinished() const;

protected:
    int rows() const override { return int(m_defects.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Run; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::shared_ptr<const review::Standing> m_standing;
    std::vector<const review::Defect*> m_defects; ///< in m_standing
};

/// What a file says anew of defects: proposals, each with why it cannot be taken where it cannot.
class DefectChangeModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Reference, Was, Now, WhyNot, Where, ColumnCount };
    explicit DefectChangeModel(QObject* parent = nullptr);
    void show(std::vector<review::DefectChange> changes);

protected:
    int rows() const override { return int(m_changes.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<review::DefectChange> m_changes;
};

} // namespace mw::ui
