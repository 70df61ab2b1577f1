// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace mw::ui {

class DenseTable;
class DriftModel;
class ElidedLabel;

/// What changed since the profile before: a line with counts, and on demand each change. Hidden for a first profile.
class DriftLine final : public QWidget {
    Q_OBJECT
public:
    explicit DriftLine(QWidget* parent = nullptr);
    void show(std::shared_ptr<const ProfileDrift> drift);

Q_SIGNALS:
    void fieldChosen(const QString& name);

private:
    QLabel* m_sign;
    ElidedLabel* m_text;
    QToolButton* m_open;
    DriftModel* m_model;
    DenseTable* m_table;
};

} // namespace mw::ui
