// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/map_screen.h"

#include "ui/editors/rule_edit.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/entities_page.h"
#include "ui/screens/map/inspector.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/rule_drawer.h"
#include "ui/widgets/dense_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

MapScreen::MapScreen(QWidget* parent) : Screen(parent) {
    m_entities = new EntitiesPage(this);
    m_editor = new MapEditor(this);
    m_opened = new QWidget(this);
    auto* opened = new QVBoxLayout(m_opened);
    opened->setContentsMargins(0, 0, 0, 0);
    opened->setSpacing(0);
    opened->addWidget(makeHead());
    opened->addWidget(m_editor, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_entities);
    m_stack->addWidget(m_opened);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_entities, &EntitiesPage::opened, this, &MapScreen::openMapping);
    connect(m_editor, &MapEditor::leaveRequested, this, &MapScreen::backToEntities);
    connect(m_editor->fields(), &MapFields::rebuilt, this, [this] {
        if (!m_editor->fields()->mapping() && m_stack->currentWidget() == m_opened)
            backToEntities(); // the mapping is gone
        updateHead();
    });
    addAction(m_entities->newAction());
    connect(m_entities->newAction(), &QAction::triggered, this, [this] { m_stack->setCurrentWidget(m_entities); });
    // What the editor can do is found on the page too, so the palette lists it.
    for (QAction* action : m_editor->actions())
        addAction(action);
}

QWidget* MapScreen::makeHead() {
    auto* head = new QWidget(m_opened);
    head->setProperty("role", QStringLiteral("toolline"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kBarHeight);
    const auto tool = [head](const QString& name, const QString& iconName, const QString& help) {
        auto* button = new QToolButton(head);
        button->setObjectName(name);
        button->setIcon(icon(iconName));
        button->setToolTip(help);
        button->setAccessibleName(help);
        return button;
    };
    auto* back = tool(QStringLiteral("backToEntities"), QStringLiteral("chevron-left"), tr("Back to all entities (Escape)"));
    back->setText(tr("Entities"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(back, &QToolButton::clicked, this, &MapScreen::backToEntities);
    m_title = new QLabel(head);
    m_title->setObjectName(QStringLiteral("mappingTitle"));
    m_title->setProperty("role", QStringLiteral("strong"));
    m_fact = new QLabel(head);
    m_fact->setObjectName(QStringLiteral("mappingFact"));
    m_fact->setProperty("role", QStringLiteral("muted"));
    m_fact->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_previous = tool(QStringLiteral("previousMapping"), QStringLiteral("chevron-up"), tr("Previous entity"));
    m_next = tool(QStringLiteral("nextMapping"), QStringLiteral("chevron-down"), tr("Next entity"));
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(space::kXs, 0, space::kS, 0);
    layout->setSpacing(space::kXs);
    layout->addWidget(back);
    layout->addWidget(m_title);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addSpacing(space::kS);
    layout->addWidget(m_fact, 1);
    auto* focus = new QToolButton(head);
    focus->setDefaultAction(m_editor->focusAction());
    focus->setAccessibleName(m_editor->focusAction()->text());
    layout->addWidget(focus);
    layout->addSpacing(space::kS);
    for (QAction* action : m_editor->viewActions()) {
        auto* button = new QToolButton(head);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    return head;
}

void MapScreen::setProject(Project* project) {
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    m_stack->setCurrentWidget(m_entities);
    m_entities->setProject(project);
    m_editor->setProject(project);
    if (project)
        connect(project, &Project::findingsChanged, this, &MapScreen::updateHead);
}

void MapScreen::entered() {
    if (m_stack->currentWidget() == m_entities)
        m_entities->table()->setFocus(Qt::OtherFocusReason);
    else
        m_editor->focusView();
}

QString MapScreen::helpWord() const {
    RuleEdit* editor = m_editor->drawer()->editor();
    return editor->hasFocus() ? editor->wordAtCursor() : QString();
}

void MapScreen::openMapping(const Id& entityMapping) {
    if (!m_project || !m_project->document().mapping(entityMapping))
        return;
    m_stack->setCurrentWidget(m_opened);
    m_editor->open(entityMapping);
    updateHead();
}

void MapScreen::showDiscussion() { m_editor->inspector()->showDiscussion(); }

void MapScreen::backToEntities() {
    const Id was = m_editor->mappingId();
    m_stack->setCurrentWidget(m_entities);
    m_entities->choose(was);
    m_entities->table()->setFocus(Qt::OtherFocusReason);
}

void MapScreen::step(int by) {
    if (!m_project)
        return;
    const auto& mappings = m_project->document().mappings;
    const auto at = std::find_if(mappings.begin(), mappings.end(), [&](const mapping::EntityMapping& one) { return one.id == m_editor->mappingId(); });
    if (at == mappings.end())
        return;
    const auto next = (at - mappings.begin()) + by;
    if (next >= 0 && next < std::ptrdiff_t(mappings.size()))
        openMapping(mappings[std::size_t(next)].id);
}

void MapScreen::updateHead() {
    const mapping::EntityMapping* owner = m_editor->fields()->mapping();
    if (!owner || !m_project)
        return;
    m_title->setText(m_editor->fields()->targetName());
    QStringList facts{qt(owner->reference)};
    if (const mapping::Coverage* coverage = m_project->findings().coverageOf(owner->id)) {
        facts.append(tr("%1 of %2 fields mapped").arg(coverage->mapped).arg(coverage->targetFields));
        if (coverage->requiredUnfed > 0)
            facts.append(tr("%Ln required unfed", nullptr, int(coverage->requiredUnfed)));
    }
    m_fact->setText(facts.join(QStringLiteral(" · ")));
    const auto& mappings = m_project->document().mappings;
    m_previous->setEnabled(!mappings.empty() && mappings.front().id != owner->id);
    m_next->setEnabled(!mappings.empty() && mappings.back().id != owner->id);
}

bool MapScreen::showElement(const Id& element) {
    if (!m_project || element.isNull())
        return false;
    const mapping::Document& document = m_project->document();
    const auto openAnd = [&](const Id& owner) {
        if (m_editor->mappingId() != owner || m_stack->currentWidget() != m_opened)
            openMapping(owner);
        return m_editor->showElement(element);
    };
    for (const mapping::EntityMapping& owner : document.mappings) {
        if (owner.id == element) {
            openMapping(owner.id);
            return true;
        }
        for (const mapping::FieldMapping& field : owner.fields)
            if (field.id == element)
                return openAnd(owner.id);
        if (const Entity* target = document.targetOf(owner); target && target->fieldById(element))
            return openAnd(owner.id);
    }
    for (const mapping::ValueMap& map : document.valueMaps)
        if (map.id == element && !document.mappings.empty()) {
            // Where it is used, else wherever one is.
            Id owner = m_editor->fields()->mapping() ? m_editor->mappingId() : document.mappings.front().id;
            for (const mapping::EntityMapping& one : document.mappings)
                for (const mapping::FieldMapping& field : one.fields)
                    if (field.rule.find(map.content.name) != std::string::npos)
                        owner = one.id;
            return openAnd(owner);
        }
    return false;
}

std::vector<Screen::PictureState> MapScreen::pictureStates() {
    std::vector<PictureState> states;
    if (!m_project || m_project->document().mappings.empty())
        return states;
    // The mapping with most to show: the largest one of ordinary size.
    const auto& mappings = m_project->document().mappings;
    const Id id = std::max_element(mappings.begin(), mappings.end(), [](const auto& a, const auto& b) { return a.fields.size() < b.fields.size(); })->id;
    const auto ruleTarget = [this] {
        const auto& targets = m_editor->fields()->targets();
        for (std::size_t i = 0; i < targets.size(); ++i)
            if (targets[i].kind == RuleShape::Kind::Rule && targets[i].badge.contains(u'·'))
                return int(i);
        return 0;
    };
    states.push_back({QStringLiteral("overview"), [this] { m_entities->overviewAction()->setChecked(true); }});
    states.push_back({QStringLiteral("canvas"), [this, id] {
                          m_entities->overviewAction()->setChecked(false);
                          openMapping(id);
                          m_editor->setView(MapEditor::View::Canvas);
                      }});
    states.push_back({QStringLiteral("rule"), [this, ruleTarget] { m_editor->editRule(ruleTarget()); }});
    states.push_back({QStringLiteral("grid"), [this] { m_editor->setView(MapEditor::View::Grid); }});
    states.push_back({QStringLiteral("value-map"), [this] {
                          m_editor->setView(MapEditor::View::Canvas);
                          if (!m_project->document().valueMaps.empty())
                              showElement(m_project->document().valueMaps.front().id);
                      }});
    states.push_back({QStringLiteral("comments"), [this] { showDiscussion(); }});
    return states;
}

Screen* makeMapScreen(QWidget* parent) { return new MapScreen(parent); }

} // namespace mw::ui
