// SPDX-License-Identifier: GPL-3.0-or-later
/// import: the page on which a file, folder or wildcard becomes a connection, or a connection gets another shape: what was
/// found out about it, each decision beside its alternatives, the rows that it makes. Includes models and widgets.
#pragma once

#include "ui/models/import_draft.h"
#include "ui/models/import_places.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DecisionForm;
class DenseTable;
class ElidedLabel;
class ImportFieldModel;
class PreviewHeader;
class PreviewRowsModel;
class RowTroubleModel;
class SectionHeader;

/// See above. It changes no document itself: what was decided is handed over by accepted().
class ImportPage final : public QWidget {
    Q_OBJECT
public:
    explicit ImportPage(Tasks& tasks, QWidget* parent = nullptr);
    /// Shows a place that is no connection yet.
    void showNew(const QString& location);
    /// Shows a connection of the document.
    void showExisting(Project& project, const Id& connection);
    /// Stops looking and forgets what was shown.
    void leave();
    const ImportDraft& draft() const { return m_draft; }

Q_SIGNALS:
    /// The connection as it was decided; without an id where it is new. Its schema has no ids.
    void accepted(const mw::mapping::Connection& connection);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    enum Tab { RowsTab, FieldsTab, TroubleTab };
    QWidget* makePlaceLine();
    QWidget* makePreview();
    QToolButton* makeTab(const QString& name, const QString& text, Tab tab);
    void begin();
    void accept();
    void chooseFile(bool folder);
    void lookAround();
    void takePlace(int index);
    void takeEntity();
    void showOptions();
    void showShape();
    void showRows();
    void showState();
    void fitColumns();

    Tasks& m_tasks;
    ImportDraft m_draft;
    LatestTask m_around;
    QList<ImportPlace> m_places;
    SectionHeader* m_header;
    QPushButton* m_accept;
    QPushButton* m_asFound;
    QWidget* m_placeLine;
    QLineEdit* m_location;
    QComboBox* m_place;
    QLineEdit* m_name;
    DecisionForm* m_decisions;
    SectionHeader* m_preview;
    QComboBox* m_entity;
    QLabel* m_doubt;
    QPushButton* m_asUtf8;
    QWidget* m_doubtLine;
    QButtonGroup* m_tabs;
    QStackedWidget* m_pages;
    DenseTable* m_rowsTable;
    PreviewHeader* m_rowsHeader;
    PreviewRowsModel* m_rows;
    ImportFieldModel* m_fields;
    RowTroubleModel* m_trouble;
    ElidedLabel* m_message;
    QStringList m_fittedFor;
    bool m_acceptSoon = false; // asked for while it was still looking
    QTimer m_lookingSoon; // says that it looks only where that takes a while
};

} // namespace mw::ui
