// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"
#include "core/schema/schema.h"
#include "ui/models/row_pager.h"

#include <QWidget>

class QLabel;
class QFormLayout;
class QToolButton;

namespace mw::ui {

class DenseTable;
class LengthChart;
class ReleaseLine;
class ValueCountModel;

/// Everything the profile says of one field; values and figures lead to their rows.
class FieldDetail final : public QWidget {
    Q_OBJECT
public:
    explicit FieldDetail(QWidget* parent = nullptr);
    /// `release` says who released its values, when and why; empty: nobody.
    void show(const Field* field, const profile::FieldProfile* profile, std::uint64_t rows, const QString& release = {});

Q_SIGNALS:
    void rowsRequested(const mw::ui::RowFilter& filter);
    void clustersRequested();
    void releaseRequested(const QString& who, const QString& why);
    void maskRequested();

private:
    void addFact(const QString& name, const QString& text, const QString& link = {});
    void clearFacts();

    QLabel* m_title;
    QLabel* m_type;
    QToolButton* m_cluster;
    QFormLayout* m_facts;
    ValueCountModel* m_top;
    ValueCountModel* m_patterns;
    DenseTable* m_topTable;
    DenseTable* m_patternTable;
    LengthChart* m_lengths;
    ReleaseLine* m_release;
    std::string m_field;
};

} // namespace mw::ui
