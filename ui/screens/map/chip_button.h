// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace mw::ui {

/// A part of the pipeline as a small pill with a picture and words; one that is not set stands back.
class ChipButton final : public QAbstractButton {
    Q_OBJECT
public:
    ChipButton(const QString& iconName, QWidget* parent = nullptr);
    void set(const QString& text, const QString& help, bool isSet);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_iconName;
    bool m_isSet = true;
};

} // namespace mw::ui
