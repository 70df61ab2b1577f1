// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace mw::ui {

/// The slim line of stages at the left edge.
class StageRail final : public QWidget {
    Q_OBJECT
public:
    explicit StageRail(QWidget* parent = nullptr);
    /// Adds a stage; its position is what chosen() gives.
    void addStage(const QString& name, const QString& title, const QString& iconName, const QString& key);
    /// Adds an action at the foot.
    void addFoot(QAction* action);
    void setCurrent(int stage);
    void setStagesEnabled(bool enabled);

Q_SIGNALS:
    void chosen(int stage);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_stages;
    QVBoxLayout* m_layout;
    int m_count = 0;
};

} // namespace mw::ui
