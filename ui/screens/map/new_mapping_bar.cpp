// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/new_mapping_bar.h"

#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace mw::ui {

NewMappingBar::NewMappingBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("newMappingBar"));
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    const auto choice = [this](const char* name, const QString& accessible) {
        auto* combo = new QComboBox(this);
        combo->setObjectName(QLatin1String(name));
        combo->setAccessibleName(accessible);
        combo->setMinimumWidth(200);
        combo->setMaxVisibleItems(20);
        connect(combo, &QComboBox::currentIndexChanged, this, &NewMappingBar::update);
        return combo;
    };
    m_target = choice("newMappingTarget", tr("Target entity"));
    m_source = choice("newMappingSource", tr("Source entity"));
    m_make = new QPushButton(tr("Map"), this);
    m_make->setObjectName(QStringLiteral("newMappingMake"));
    m_make->setProperty("primary", true);
    m_makeEqual = new QPushButton(this);
    m_makeEqual->setObjectName(QStringLiteral("newMappingEqual"));
    m_nothing = new QLabel(tr("Every pair of entities needs two connections: a source and a target. Drop a file on the window to add one."), this);
    m_nothing->setProperty("role", QStringLiteral("muted"));
    auto* drop = new QPushButton(tr("Cancel"), this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(new QLabel(tr("Fill"), this));
    layout->addWidget(m_target);
    layout->addWidget(new QLabel(tr("from"), this));
    layout->addWidget(m_source);
    layout->addWidget(m_make);
    layout->addWidget(m_makeEqual);
    layout->addWidget(m_nothing, 1);
    layout->addStretch();
    layout->addWidget(drop);
    connect(m_make, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT given({{m_places[std::size_t(m_target->currentData().toInt())], m_places[std::size_t(m_source->currentData().toInt())]}});
    });
    connect(m_makeEqual, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT given(m_equal);
    });
    connect(drop, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dropped();
    });
    hide();
}

void NewMappingBar::setDocument(const mapping::Document& document) {
    m_places = edits::entityPlaces(document);
    m_equal = edits::pairsOfEqualName(document);
    const auto fill = [this, &document](QComboBox* combo, bool targets) {
        const QString before = combo->currentText();
        const QSignalBlocker quiet(combo);
        combo->clear();
        // Targets are what the last connections hold, sources what the first do: so they come first in their list.
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const edits::EntityPlace& place = m_places[i];
            const mapping::Connection* connection = document.connection(place.connection);
            const Entity* entity = connection->schema.entityById(place.entity);
            const QString text = QStringLiteral("%1 · %2").arg(qt(entity->name), qt(connection->name));
            const bool lastConnection = place.connection == document.connections.back().id;
            if (targets && lastConnection)
                combo->insertItem(int(std::count_if(m_places.begin(), m_places.begin() + std::ptrdiff_t(i),
                                                    [&](const auto& other) { return other.connection == place.connection; })),
                                  icon(QStringLiteral("entity")), text, int(i));
            else
                combo->addItem(icon(QStringLiteral("entity")), text, int(i));
        }
        combo->setCurrentIndex(qMax(0, combo->findText(before)));
    };
    fill(m_target, true);
    fill(m_source, false);
    m_makeEqual->setText(tr("Map %Ln entities of equal name", nullptr, int(m_equal.size())));
    update();
}

void NewMappingBar::ask() {
    show();
    m_target->setFocus(Qt::OtherFocusReason);
}

void NewMappingBar::update() {
    const bool some = m_places.size() > 1;
    for (QWidget* part : {static_cast<QWidget*>(m_target), static_cast<QWidget*>(m_source), static_cast<QWidget*>(m_make)})
        part->setVisible(some);
    m_nothing->setVisible(!some);
    m_makeEqual->setVisible(!m_equal.empty());
    m_make->setEnabled(some && m_target->currentData() != m_source->currentData());
}

void NewMappingBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT dropped();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_make->click();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace mw::ui
