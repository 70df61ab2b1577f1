// SPDX-License-Identifier: GPL-3.0-or-later
/// import: the page on which a file, folder or wildcard becomes a connection, or a connection gets another shape: what was
/// found out about it, each decision beside its alternatives, the rows that it makes. Includes models and widgets.
#pragma once

#include "ui/models/import_draft.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace mw::ui {

class DecisionForm;
class ElidedLabel;
class ImportPlaceLine;
class ImportPreview;
class SectionHeader;

/// See above. It changes no document itself: what was decided is handed over by accepted().
class ImportPage final : public QWidget {
    Q_OBJECT
public:
    explicit ImportPage(Tasks& tasks, QWidget* parent = nullptr);
    /// Shows a place that is no connection yet; `mayBeMappings`: a workbook may also be read as mappings.
    void showNew(const QString& location, bool mayBeMappings);
    /// Shows a connection of the document.
    void showExisting(Project& project, const Id& connection);
    /// Stops looking and forgets what was shown.
    void leave();
    const ImportDraft& draft() const { return m_draft; }
    /// Takes the last decision back, or makes it again.
    void undo() { m_draft.undo(); }
    void redo() { m_draft.redo(); }

Q_SIGNALS:
    /// The connection as it was decided; without an id where it is new. Its schema has no ids.
    void accepted(const mw::mapping::Connection& connection);
    void cancelled();
    /// The workbook is no connection, but holds mappings.
    void mappingsRequested(const QString& path);
    void stepsChanged(); ///< what can be taken back or made again

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    void makeHeader();
    void begin(const QString& name);
    void accept();
    void showOptions();
    void showShape();
    void showRows();
    void showState();

    ImportDraft m_draft;
    SectionHeader* m_header;
    QPushButton* m_accept;
    QPushButton* m_asFound;
    QPushButton* m_asMappings;
    ImportPlaceLine* m_place;
    ElidedLabel* m_message;
    DecisionForm* m_decisions;
    ImportPreview* m_preview;
    bool m_mayBeMappings = false;
    bool m_acceptSoon = false; // asked for while it was still looking
    QTimer m_lookingSoon; // says that it looks only where that takes a while
};

} // namespace mw::ui
