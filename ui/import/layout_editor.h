// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/layout_draft.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace mw::ui {

class DenseTable;
class ElidedLabel;
class LayoutFieldModel;
class LayoutRuler;
class PreviewRowsModel;
class PreviewTable;
class RecordTypeLine;

/// What stands where in a file of fixed columns: a ruler over its first records, the fields below it, and beside them the
/// rows that they make.
class LayoutEditor final : public QWidget {
    Q_OBJECT
public:
    /// `rows`: those that the draft makes, which others show too.
    LayoutEditor(ImportDraft& draft, PreviewRowsModel* rows, QWidget* parent = nullptr);
    /// Follows the draft's options and shape; whether there is a layout to edit.
    bool follow();
    void rowsChanged();
    void begin();

private:
    QWidget* makeHelp();
    DenseTable* makeFields();
    void showLayout();
    void showChoice();
    void seeChosenColumn();
    void removeChosenFields();

    LayoutDraft m_layout;
    RecordTypeLine* m_types;
    LayoutRuler* m_ruler;
    LayoutFieldModel* m_fieldModel;
    DenseTable* m_fields;
    PreviewTable* m_rows;
    ElidedLabel* m_facts;
    QToolButton* m_anew;
    bool m_isChoosing = false; // one view tells the other
};

} // namespace mw::ui
