// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace mw::ui {

class DenseTable;
class PairedLinesModel;
class PairedLook;
class SectionHeader;

/// All lines of a check of paired queries as both sides say them now, those that differ first; compared when asked.
class PairedLinesPane final : public QWidget {
    Q_OBJECT
public:
    explicit PairedLinesPane(QWidget* parent = nullptr);
    /// Null: none. Must outlive the pane or be taken away.
    void setLook(PairedLook* look);
    /// The line that is chosen, by its key; null where none is.
    const std::string* chosen() const;

Q_SIGNALS:
    void compareRequested();
    void lineChosen();

private:
    void fill();

    PairedLook* m_look = nullptr;
    SectionHeader* m_header;
    QPushButton* m_compare;
    PairedLinesModel* m_lines;
    DenseTable* m_table;
};

} // namespace mw::ui
