// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/centred_body.h"

#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QWidget>

namespace mw::ui {

void centreBody(QWidget* page, QLayout* body, int width) {
    auto* frame = new QWidget(page);
    frame->setLayout(body);
    frame->setMaximumWidth(width);
    auto* centre = new QHBoxLayout;
    centre->addStretch();
    centre->addWidget(frame, 10);
    centre->addStretch();
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::kXl, space::kXl, space::kXl, space::kXl);
    layout->addStretch(2);
    layout->addLayout(centre);
    layout->addStretch(3);
}

} // namespace mw::ui
