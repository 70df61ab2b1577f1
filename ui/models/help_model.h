// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"

#include <vector>

class QAction;

namespace mw::ui {

/// What one can look up: the keys of the window and of a page, then every function of the rule language. Made of the same
/// declarations that act, so it cannot say otherwise.
class HelpModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, How, What, ColumnCount };
    explicit HelpModel(QObject* parent = nullptr);
    /// Lists these actions that have a key; the functions stay.
    void setActions(const QList<QAction*>& actions);
    /// Everything there is to say of a row: of a function its signatures, what null gives and all its examples.
    QString wholeText(int row) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        QString name, how, what;
        bool isFunction = false;
        friend bool operator==(const Row&, const Row&) = default;
    };
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
