// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/go_to_index.h"
#include "ui/models/table_model.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QAction;
class QLabel;

namespace mw::ui {

class DenseTable;
class FilterEdit;

/// The list under the palette's field.
class DestinationModel final : public TableModel {
    Q_OBJECT
public:
    explicit DestinationModel(QObject* parent = nullptr);
    void setAll(std::vector<Destination> all);
    void search(const QString& typed);
    const Destination& at(int row) const { return *m_best[std::size_t(row)]; }

protected:
    int rows() const override { return int(m_best.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == 1; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<Destination> m_all;
    std::vector<const Destination*> m_best;
};

/// One field over the window that finds every action (Ctrl+K) or everything of the document (Ctrl+P).
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* parent);
    /// Opens over the parent with these entries; `chosen` gets the picked one after the palette has closed.
    void open(const QString& placeholder, std::vector<Destination> entries, std::function<void(const Destination&)> chosen);
    DestinationModel& model() { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void pick(const QModelIndex& index);
    void dismiss();

    DestinationModel* m_model;
    FilterEdit* m_field;
    DenseTable* m_list;
    QLabel* m_none;
    std::function<void(const Destination&)> m_chosen;
    QPointer<QWidget> m_before; ///< had the focus, gets it back
};

/// Makes an entry of each action that can be triggered now; `position` in the list is kept in Destination::action.
std::vector<Destination> destinationsOf(const QList<QAction*>& actions);

} // namespace mw::ui
