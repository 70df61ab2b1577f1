// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace mw::ui {

/// A search field: filters as one types, Escape empties it, Down goes to what was found.
class FilterEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(const QString& placeholder, QWidget* parent = nullptr);
    /// Gets the focus on the Down key.
    void setResultView(QWidget* view) { m_view = view; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* m_view = nullptr;
};

} // namespace mw::ui
