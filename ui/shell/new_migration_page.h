// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspace.h"

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
    /// Begins anew; with the mappings of a workbook that are to be reviewed afterwards, or without.
    void reset(const QString& mappings = {});
    void setBusy(bool busy);
    void setError(const QString& why);

Q_SIGNALS:
    void createRequested(const mw::ui::NewMigration& wanted);
    void cancelled();

private:
    QLineEdit* addLocation(QFormLayout* form, const QString& label, const QString& name, const QString& hint);

    QLabel* m_about;
    QLineEdit* m_title;
    QLineEdit* m_source;
    QLineEdit* m_target;
    QPushButton* m_create;
    QLabel* m_error;
    QString m_mappings;
};

} // namespace mw::ui
