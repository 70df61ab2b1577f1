// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_draft.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DenseTable;
class ImportFieldModel;
class LayoutEditor;
class PreviewRowsModel;
class PreviewTable;
class RowTroubleModel;
class SectionHeader;

/// What a draft makes of the data, of one entity at a time: the first rows, the fields, and the records that became no rows.
class ImportPreview final : public QWidget {
    Q_OBJECT
public:
    explicit ImportPreview(ImportDraft& draft, QWidget* parent = nullptr);
    void begin();
    void showOptions();
    void showShape();
    void showRows();
    /// Tells counts; `isLooking`: that it takes a while.
    void showState(bool isLooking);
    QWidget* first() const; ///< in the order of the Tab key

private:
    enum Tab { LayoutTab, RowsTab, FieldsTab, TroubleTab };
    QToolButton* addTab(Tab tab, const QString& name, const QString& text, const QString& iconName, QWidget* page);
    void makeHeader();
    DenseTable* makeFields();
    DenseTable* makeTrouble();
    QWidget* makeDoubtLine();
    void takeEntity();
    void showLayout();
    void showTrouble();
    void showDoubt();

    ImportDraft& m_draft;
    SectionHeader* m_header;
    QComboBox* m_entity;
    QButtonGroup* m_tabs;
    QStackedWidget* m_pages;
    LayoutEditor* m_layout;
    PreviewRowsModel* m_rows;
    PreviewTable* m_rowsTable;
    ImportFieldModel* m_fields;
    RowTroubleModel* m_trouble;
    QWidget* m_doubtLine;
    QLabel* m_doubt;
    QPushButton* m_asUtf8;
    bool m_hasOffered = false; // the layout, which is what matters where there is one
};

} // namespace mw::ui
