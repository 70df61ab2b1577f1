// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTreeView>

namespace mw::ui {

/// The table of every page: rows of one height, hairlines, rows selected whole, Ctrl+C copies what is selected as
/// tab-separated text, cells painted by CellDelegate, widths remembered under `key` once a model is set.
class DenseTable : public QTableView {
    Q_OBJECT
public:
    explicit DenseTable(const QString& key, QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// First widths in characters of the body font, before anything was remembered; titles always fit, and where the view is
    /// wide enough, so do the values in sight.
    void setColumnCharacters(const QList<int>& characters);
    void copySelection();
    /// What is said where there are no rows.
    void setEmptyText(const QString& text);
    void reset() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;

private:
    void restoreWidths();
    int firstWidth(int column) const;
    void shareSpareWidth();

    QString m_key;
    QList<int> m_characters;
    QString m_emptyText;
    bool m_remembering = false;
};

/// The same for trees.
class DenseTree : public QTreeView {
    Q_OBJECT
public:
    explicit DenseTree(const QString& key, QWidget* parent = nullptr);
    void setColumnCharacters(const QList<int>& characters);
    void copySelection();
    /// What is said where there are no rows.
    void setEmptyText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_key;
    QString m_emptyText;
};

/// What the title of a column takes.
int titleWidth(const QHeaderView* header, int column);
/// Copies rows of cells as tab-separated lines, as spreadsheets take them.
void copyCells(const QList<QModelIndexList>& rows);

} // namespace mw::ui
