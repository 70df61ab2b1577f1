// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/map_editor.h"

#include "ui/commands/map_edits.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/grid_view.h"
#include "ui/screens/map/inspector.h"
#include "ui/screens/map/pipeline_strip.h"
#include "ui/screens/map/reason_bar.h"
#include "ui/screens/map/rule_drawer.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kHintMs = 6000;
}

MapEditor::MapEditor(QWidget* parent) : QWidget(parent), m_fields(new MapFields(this)), m_desk(new RuleDesk(this)) {
    setObjectName(QStringLiteral("mapEditor"));
    m_desk->setFields(m_fields);
    m_pipeline = new PipelineStrip(m_fields, this);
    m_canvas = new Canvas(this);
    m_grid = new GridView(this);
    m_drawer = new RuleDrawer(m_desk, m_fields, this);
    m_inspector = new Inspector(m_fields, m_desk, this);
    m_reason = new ReasonBar(this);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("mapHint"));
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_hintEnds.setSingleShot(true);
    m_hintEnds.setInterval(kHintMs);
    connect(&m_hintEnds, &QTimer::timeout, m_hint, &QWidget::hide);

    m_views = new SplitPane(Qt::Vertical, QStringLiteral("map/views"), {m_canvas, m_grid}, {340, 240}, {1, 1}, this);
    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_views, 1);
    leftLayout->addWidget(m_hint);
    leftLayout->addWidget(m_reason);
    auto* across = new SplitPane(Qt::Horizontal, QStringLiteral("map/inspector"), {left, m_inspector}, {880, 290}, {1, 0}, this);
    auto* down = new SplitPane(Qt::Vertical, QStringLiteral("map/drawer"), {across, m_drawer}, {420, 210}, {1, 0}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pipeline);
    layout->addWidget(down, 1);
    makeActions();
    connectParts();
    setView(View::Canvas);
    updateDrawer();
}

void MapEditor::connectParts() {
    m_canvas->setFields(m_fields);
    m_grid->setFields(m_fields);
    connect(m_canvas, &Canvas::mapRequested, this, &MapEditor::mapFields);
    connect(m_canvas, &Canvas::unmapRequested, this, &MapEditor::unmap);
    connect(m_canvas, &Canvas::ruleRequested, this, &MapEditor::editRule);
    connect(m_canvas, &Canvas::menuRequested, this, &MapEditor::openMenu);
    connect(m_canvas, &Canvas::hintRequested, this, &MapEditor::showHint);
    connect(m_canvas, &Canvas::selectionChanged, this, [this] {
        m_focusMode->setChecked(m_canvas->isFocusMode());
        takeSelection();
    });
    connect(m_grid, &GridView::currentChanged, this, &MapEditor::selectTarget);
    connect(m_grid, &GridView::ruleRequested, this, &MapEditor::editRule);
    connect(m_grid, &GridView::menuRequested, this, &MapEditor::openMenu);
    connect(m_grid, &GridView::hintRequested, this, &MapEditor::showHint);
    connect(m_drawer, &RuleDrawer::closeRequested, this, [this] {
        m_drawerWanted = false;
        updateDrawer();
        focusView();
    });
    connect(m_drawer, &RuleDrawer::leaveRequested, this, &MapEditor::focusView);
    connect(m_drawer, &RuleDrawer::exampleRequested, m_inspector, &Inspector::addExample);
    connect(m_inspector, &Inspector::hintRequested, this, &MapEditor::showHint);
    connect(m_pipeline, &PipelineStrip::hintRequested, this, &MapEditor::showHint);
    connect(m_reason, &ReasonBar::given, this, [this](const QString& reason) {
        mapping::Edit edit = edits::setNotMigrated(m_project->document(), mappingId(), chosenSources(), utf8(reason));
        if (!edit.steps.empty())
            m_project->apply(std::move(edit));
        focusView();
    });
    connect(m_reason, &ReasonBar::dropped, this, &MapEditor::focusView);
}

void MapEditor::setProject(Project* project) {
    m_desk->commit();
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    m_desk->open(-1);
    m_fields->setProject(project);
    if (project)
        connect(project, &Project::selectionChanged, this, [this] {
            const Selection& chosen = m_project->selection();
            if (chosen.entityMapping != mappingId())
                return;
            if (const int row = m_fields->rowOf(chosen.targetField); row >= 0)
                selectTarget(row);
        });
    updateDrawer();
}

void MapEditor::open(const Id& entityMapping) {
    m_desk->commit();
    m_desk->open(-1);
    m_fields->setMapping(entityMapping);
    m_inspector->setTarget(-1);
    if (m_project && m_project->selection().entityMapping != entityMapping) {
        Selection chosen;
        chosen.entityMapping = entityMapping;
        m_project->select(chosen);
    }
    // What live results need is read while one looks around.
    if (const mapping::EntityMapping* owner = m_fields->mapping())
        m_project->sampleRows(owner->sourceConnection, owner->sourceEntity);
    updateDrawer();
    focusView();
}

void MapEditor::takeSelection() {
    if (m_taking || !m_project)
        return;
    const CanvasSelection& chosen = m_canvas->selection();
    Selection next = m_project->selection();
    next.entityMapping = mappingId();
    if (!chosen.sources.empty()) {
        const auto [entity, field] = *chosen.sources.rbegin();
        const MapFields::SourceEntity& source = m_fields->sources()[std::size_t(entity)];
        next.sourceConnection = source.connection;
        next.sourceEntity = source.entity;
        next.sourceField = source.fields[std::size_t(field)].id;
    }
    int target = -1;
    if (!chosen.targets.empty()) {
        const int row = chosen.at(CanvasSide::Target);
        const auto& shown = m_canvas->rows().target();
        target = row < int(shown.size()) && chosen.targets.contains(shown[std::size_t(row)]) ? shown[std::size_t(row)] : *chosen.targets.begin();
        next.targetField = m_fields->targets()[std::size_t(target)].field;
    }
    m_taking = true;
    m_project->select(next);
    if (target >= 0) {
        m_desk->open(target);
        m_inspector->setTarget(target);
        m_grid->showTarget(target);
    }
    m_inspector->setSources(chosen.sourceEnds());
    m_taking = false;
    updateDrawer();
}

void MapEditor::selectTarget(int target) {
    if (m_taking || target < 0)
        return;
    m_taking = true;
    Selection next = m_project->selection();
    next.entityMapping = mappingId();
    next.targetField = m_fields->targets()[std::size_t(target)].field;
    m_project->select(next);
    m_canvas->showTarget(target);
    m_grid->showTarget(target);
    if (m_desk->row() != target)
        m_desk->open(target);
    m_inspector->setTarget(target);
    m_taking = false;
    updateDrawer();
}

bool MapEditor::showElement(const Id& element) {
    if (const int row = m_fields->rowOf(element); row >= 0) {
        selectTarget(row);
        return true;
    }
    for (int row = 0; row < int(m_fields->targets().size()); ++row)
        if (m_fields->targets()[std::size_t(row)].fieldMapping == element) {
            selectTarget(row);
            return true;
        }
    if (const auto end = m_fields->endOf(element)) {
        m_canvas->showSource(*end);
        takeSelection();
        return true;
    }
    return m_inspector->showElement(element);
}

void MapEditor::setView(View view) {
    m_view = view;
    m_canvas->setVisible(view != View::Grid);
    m_grid->setVisible(view != View::Canvas);
    m_viewActions[int(view)]->setChecked(true);
    focusView();
}

void MapEditor::focusView() {
    if (m_view == View::Grid)
        m_grid->findChild<QWidget*>(QStringLiteral("mapGrid"))->setFocus(Qt::OtherFocusReason);
    else
        m_canvas->setFocus(Qt::OtherFocusReason);
}

void MapEditor::editRule(int target) {
    selectTarget(target);
    m_drawerWanted = true;
    updateDrawer();
    m_drawer->focusEditor();
}

void MapEditor::updateDrawer() { m_drawer->setVisible(m_drawerWanted && m_desk->row() >= 0); }

void MapEditor::showHint(const QString& text) {
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    m_hintEnds.start();
}

void MapEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT leaveRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace mw::ui
