// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/import_draft.h"
#include "ui/models/import_places.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace mw::ui {

/// Where a draft's data lies, which of the ways around it is read, and the name that the connection gets.
class ImportPlaceLine final : public QWidget {
    Q_OBJECT
public:
    ImportPlaceLine(Tasks& tasks, ImportDraft& draft, QWidget* parent = nullptr);
    /// Begins with the draft; the place and the name of a connection that is there stay as they are.
    void begin(const QString& name);
    /// Follows the draft; what is being typed stays.
    void follow();
    void leave() { m_around.cancel(); }
    QString name() const;
    QWidget* last() const; ///< in the order of the Tab key

private:
    void chooseFile(bool folder);
    void lookAround();
    void takeTyped();
    void takePlace(int index);

    Tasks& m_tasks;
    ImportDraft& m_draft;
    LatestTask m_around;
    QList<ImportPlace> m_places;
    QLineEdit* m_location;
    QComboBox* m_place;
    QLineEdit* m_name;
};

} // namespace mw::ui
