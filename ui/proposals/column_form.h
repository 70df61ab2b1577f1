// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/columns.h"

#include <QScrollArea>

#include <map>

class QComboBox;

namespace mw::ui {

class IncomingWorkbook;

/// Which column of a mapping workbook holds what: as it was found, and how it is to be read instead.
class ColumnForm final : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnForm(IncomingWorkbook& incoming, QWidget* parent = nullptr);
    void follow();

private:
    IncomingWorkbook& m_incoming;
    std::map<workbook::Role, QComboBox*> m_columns;
};

} // namespace mw::ui
