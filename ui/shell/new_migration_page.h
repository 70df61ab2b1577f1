// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QPushButton;
class QLabel;

namespace mw::ui {

/// Asks where the data comes from and where it goes; either side may come later.
class NewMigrationPage final : public QWidget {
    Q_OBJECT
public:
    explicit NewMigrationPage(QWidget* parent = nullptr);
    void reset();
    void setBusy(bool busy);
    void setError(const QString& why);

Q_SIGNALS:
    void createRequested(const QString& title, const QString& source, const QString& target);
    void cancelled();

private:
    QLineEdit* addLocation(QFormLayout* form, const QString& label, const QString& name, const QString& hint);

    QLineEdit* m_title;
    QLineEdit* m_source;
    QLineEdit* m_target;
    QPushButton* m_create;
    QLabel* m_error;
};

} // namespace mw::ui
