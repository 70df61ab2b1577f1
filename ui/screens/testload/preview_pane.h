// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace mw::ui {

class DenseTable;
class PreviewModel;
class SectionHeader;

/// A sample's rows, source at the left and target at the right, line by line; nothing is written.
class PreviewPane final : public QWidget {
    Q_OBJECT
public:
    explicit PreviewPane(QWidget* parent = nullptr);
    void setPreview(std::shared_ptr<const engine::Preview> preview, const QString& source, const QString& target);
    void clear();
    bool isEmpty() const { return !m_preview; }
    /// Chooses a row, for pictures and tests.
    void chooseRow(int row);

Q_SIGNALS:
    void recordChosen(std::uint64_t record, const QString& targetField);

private:
    void show(std::optional<Disposition> wanted);
    void rebuildFilters();
    void setWidths();

    std::shared_ptr<const engine::Preview> m_preview;
    PreviewModel* m_source;
    PreviewModel* m_target;
    DenseTable* m_sourceTable;
    DenseTable* m_targetTable;
    SectionHeader* m_sourceHeader;
    SectionHeader* m_targetHeader;
    QButtonGroup* m_filters;
    QHBoxLayout* m_filterLine;
    QLabel* m_fact;
};

} // namespace mw::ui
