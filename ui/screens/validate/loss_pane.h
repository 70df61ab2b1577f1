// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/validate.h"

#include <QWidget>

class QStackedWidget;

namespace mw::ui {

class DenseTable;
class EmptyState;
class LossModel;
class SectionHeader;

/// What the rules lose of the values of their source fields, by field mapping.
class LossPane final : public QWidget {
    Q_OBJECT
public:
    explicit LossPane(QWidget* parent = nullptr);
    void show(std::shared_ptr<const validate::ValidationResult> result);

Q_SIGNALS:
    /// The field mapping of a row is to be seen, by its reference.
    void mappingRequested(const std::string& reference);

private:
    SectionHeader* m_header;
    LossModel* m_losses;
    DenseTable* m_table;
    QStackedWidget* m_pages;
};

} // namespace mw::ui
