// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/inspector.h"

#include "ui/screens/map/discussion_tab.h"
#include "ui/screens/map/field_tab.h"
#include "ui/screens/map/value_map_tab.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace mw::ui {

Inspector::Inspector(MapFields* fields, RuleDesk* desk, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("mapInspector"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(240);
    m_field = new FieldTab(fields, desk, this);
    m_valueMap = new ValueMapTab(fields, this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_field, tr("Field"));
    m_tabs->addTab(m_valueMap, tr("Value map"));
    m_discussion = new DiscussionTab(fields, this);
    m_tabs->addTab(m_discussion, tr("Comments"));
    connect(m_discussion, &DiscussionTab::countChanged, this, [this] {
        const int count = m_discussion->count();
        m_tabs->setTabText(m_tabs->indexOf(m_discussion), count > 0 ? tr("Comments (%1)").arg(count) : tr("Comments"));
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_field, &FieldTab::valueMapRequested, this, [this](const Id& map) { showElement(map); });
    connect(m_field, &FieldTab::hintRequested, this, &Inspector::hintRequested);
    connect(m_valueMap, &ValueMapTab::hintRequested, this, &Inspector::hintRequested);
}

void Inspector::setTarget(int target) {
    m_field->setTarget(target);
    m_valueMap->setTarget(target);
    m_discussion->setTarget(target);
}

void Inspector::setSources(const std::vector<MapFields::End>& sources) { m_field->setSources(sources); }

bool Inspector::showElement(const Id& element) {
    if (!m_valueMap->showMap(element))
        return false;
    m_tabs->setCurrentWidget(m_valueMap);
    return true;
}

void Inspector::showDiscussion() {
    m_tabs->setCurrentWidget(m_discussion);
    m_discussion->setFocus();
}

void Inspector::addExample(int liveRow) {
    m_tabs->setCurrentWidget(m_field);
    m_field->addExample(liveRow);
}

} // namespace mw::ui
