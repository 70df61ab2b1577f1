// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace mw::ui {

/// Two or more panes with a hairline between them; where it stands is remembered under `key`.
class SplitPane final : public QSplitter {
    Q_OBJECT
public:
    /// `sizes` and `stretch` in the order of `panes`; none of the panes collapses.
    SplitPane(Qt::Orientation orientation, const QString& key, const QList<QWidget*>& panes, const QList<int>& sizes,
              const QList<int>& stretch, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace mw::ui
