// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <QWidget>

#include <memory>

class QToolButton;

namespace mw::ui {

class FindingModel;
class FoldLine;

/// Which fields tell rows apart and which follow from others: a line with the first of them, and on demand each. Hidden
/// where nothing was found.
class FindingsLine final : public QWidget {
    Q_OBJECT
public:
    explicit FindingsLine(QWidget* parent = nullptr);
    void show(std::shared_ptr<const profile::EntityProfile> profile);

Q_SIGNALS:
    void fieldChosen(const QString& name);
    /// Asks for a second pass over all rows.
    void verifyRequested();

private:
    FindingModel* m_model;
    FoldLine* m_line;
    QToolButton* m_verify;
};

} // namespace mw::ui
