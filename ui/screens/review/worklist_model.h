// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/standing.h"
#include "ui/models/table_model.h"
#include "ui/present/roles.h"

#include <memory>
#include <vector>

namespace mw::ui {

/// The records of a sample that somebody looks at, each with what was said of it.
class WorklistModel final : public TableModel {
    Q_OBJECT
public:
    explicit WorklistModel(QObject* parent = nullptr);
    /// `reviewer` narrows to that worklist, where they have one.
    void show(std::shared_ptr<const review::Standing> standing, const review::PlanStanding* plan, const std::string& reviewer);
    const review::CardStanding* cardAt(int row) const;
    int rowOf(std::uint64_t record) const;
    /// The next row behind this one, around the end, that the reviewer has not judged; -1 where there is none.
    int nextOpen(int row) const;
    /// How many of the rows the reviewer has judged.
    int judged() const;

    static Sign signOf(const review::CardStanding& card);
    static QString wordOf(const review::CardStanding& card);
    /// "longest email", "exercises stage, phone" …: why a record is in the sample, but for chance.
    static QString whyOf(const review::Card& card);

protected:
    int rows() const override { return int(m_cards.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    bool isJudged(const review::CardStanding& card) const;

    QStringList m_titles;
    std::shared_ptr<const review::Standing> m_standing; ///< keeps the cards
    std::vector<const review::CardStanding*> m_cards;
    std::string m_reviewer;
    std::string m_plan;
};

} // namespace mw::ui
