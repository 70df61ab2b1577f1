// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace mw::ui {

/// Titles of two lines: the name, and below it the type that the values have (PreviewRowsModel::TypeRole).
class PreviewHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit PreviewHeader(QWidget* parent = nullptr);
    /// The width that name and type take.
    int titleWidth(int section) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace mw::ui
