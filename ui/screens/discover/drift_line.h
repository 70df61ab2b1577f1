// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QWidget>

namespace mw::ui {

class DriftModel;
class FoldLine;

/// What changed since the profile before: a line with counts, and on demand each change. Hidden for a first profile.
class DriftLine final : public QWidget {
    Q_OBJECT
public:
    explicit DriftLine(QWidget* parent = nullptr);
    void show(std::shared_ptr<const ProfileDrift> drift);

Q_SIGNALS:
    void fieldChosen(const QString& name);

private:
    DriftModel* m_model;
    FoldLine* m_line;
};

} // namespace mw::ui
