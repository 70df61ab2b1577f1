// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/cards.h"
#include "ui/models/table_model.h"

#include <memory>
#include <vector>

namespace mw::ui {

/// One card: a row for each target field with what feeds it, then the source fields that feed none.
class CardModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { SourceField, SourceValue, TargetField, TargetValue, RuleSentence };
    explicit CardModel(QObject* parent = nullptr);
    /// `onlyChanged`, `onlyCritical`: leave the others out.
    void show(std::shared_ptr<const review::Cards> cards, const review::CardContent* content, bool onlyChanged, bool onlyCritical);
    /// The target field of a row; empty for a source field that feeds none.
    QString targetFieldAt(int row) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        QString source, target, sentence, rule, problem;
        QVariant sourceValue, targetValue; ///< ValueText
        bool isChanged = false, isCritical = false, isKey = false;
    };
    Row rowOf(const review::Cards& cards, const review::CardContent& content, std::size_t field) const;

    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
