// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/canvas_legend.h"
#include "ui/screens/map/canvas_painter.h"
#include "ui/widgets/filter_edit.h"

#include <QAccessible>
#include <QComboBox>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr int kDragScrollMs = 30;
constexpr int kBarWidth = 12;
} // namespace

Canvas::Canvas(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("mapCanvas"));
    setAccessibleName(tr("Canvas: source fields left, target fields right, links between"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);

    m_sourceBar = new QScrollBar(Qt::Vertical, this);
    m_sourceBar->setObjectName(QStringLiteral("sourceScrollBar"));
    m_sourceFilter = new FilterEdit(tr("Filter source"), this);
    m_sourceFilter->setObjectName(QStringLiteral("sourceFilter"));
    m_sourceFilter->setResultView(this);
    m_targetFilter = new FilterEdit(tr("Filter target"), this);
    m_targetFilter->setObjectName(QStringLiteral("targetFilter"));
    m_targetFilter->setResultView(this);
    m_scope = new QComboBox(this);
    m_scope->setObjectName(QStringLiteral("sourceScope"));
    m_scope->setAccessibleName(tr("Which sources are shown"));
    m_scope->addItem(tr("In this mapping"), int(MapFields::Scope::InMapping));
    m_scope->addItem(tr("All sources"), int(MapFields::Scope::All));
    m_state = new QComboBox(this);
    m_state->setObjectName(QStringLiteral("targetState"));
    m_state->setAccessibleName(tr("Which target fields are shown"));
    m_state->addItem(tr("All fields"), int(CanvasRows::TargetState::All));
    m_state->addItem(tr("Unmapped"), int(CanvasRows::TargetState::Unmapped));
    m_state->addItem(tr("Required, unfed"), int(CanvasRows::TargetState::RequiredUnfed));
    m_state->addItem(tr("With problems"), int(CanvasRows::TargetState::WithProblems));
    m_state->addItem(tr("Mapped"), int(CanvasRows::TargetState::Mapped));
    m_legend = new CanvasLegend(this);
    setViewportMargins(0, kBarHeight, 0, m_legend->sizeHint().height());

    const auto refilter = [this] {
        m_rows.setWords(m_sourceFilter->text(), m_targetFilter->text());
        rebuildRows();
    };
    connect(m_sourceFilter, &QLineEdit::textChanged, this, refilter);
    connect(m_targetFilter, &QLineEdit::textChanged, this, refilter);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        if (m_fields)
            m_fields->setScope(MapFields::Scope(m_scope->currentData().toInt()));
    });
    connect(m_state, &QComboBox::currentIndexChanged, this, [this] {
        m_rows.setTargetState(CanvasRows::TargetState(m_state->currentData().toInt()));
        rebuildRows();
    });
    connect(m_sourceBar, &QScrollBar::valueChanged, this, [this] {
        m_linksStale = true;
        viewport()->update();
    });
    m_dragScroll.setInterval(kDragScrollMs);
    connect(&m_dragScroll, &QTimer::timeout, this, [this] { dragTo(m_drag.now); });
}

void Canvas::setFields(MapFields* fields) {
    m_fields = fields;
    connect(fields, &MapFields::rebuilt, this, [this] {
        m_selection = {};
        m_rows.clearCollapsed();
        m_rows.setFocus({}, {});
        m_drag = {};
        m_sourceBar->setValue(0);
        verticalScrollBar()->setValue(0);
        rebuildRows();
    });
    connect(fields, &MapFields::sourcesRebuilt, this, [this] {
        m_selection.sources.clear();
        m_rows.clearCollapsed();
        rebuildRows();
    });
    connect(fields, &MapFields::targetsChanged, this, [this] {
        m_linksStale = true;
        viewport()->update();
    });
    connect(fields, &MapFields::sourcesChanged, viewport(), qOverload<>(&QWidget::update));
    rebuildRows();
}

void Canvas::rebuildRows() {
    if (!m_fields)
        return;
    m_rows.rebuild(*m_fields);
    m_linksStale = true;
    m_hover = {};
    m_hoverLink = -1;
    m_selection.current[0] = qBound(0, m_selection.current[0], qMax(0, int(m_rows.source().size()) - 1));
    m_selection.current[1] = qBound(0, m_selection.current[1], qMax(0, int(m_rows.target().size()) - 1));
    updateBars();
    viewport()->update();
}

CanvasGeometry Canvas::geometry() const {
    CanvasGeometry g;
    const int width = viewport()->width() - kBarWidth;
    const int source = qBound(170, int(width * 0.36), 520);
    const int target = qBound(190, int(width * 0.38), 560);
    g.height = viewport()->height();
    g.source = QRect(kBarWidth, 0, source, g.height);
    g.target = QRect(viewport()->width() - target, 0, target, g.height);
    g.gutter = QRect(g.source.right() + 1, 0, g.target.left() - g.source.right() - 1, g.height);
    g.sourceOffset = m_sourceBar->value();
    g.targetOffset = verticalScrollBar()->value();
    return g;
}

void Canvas::placeParts() {
    const CanvasGeometry g = geometry();
    const int y = (kBarHeight - m_sourceFilter->sizeHint().height()) / 2;
    const int height = m_sourceFilter->sizeHint().height();
    const auto pair = [&](QWidget* filter, QComboBox* combo, const QRect& pane) {
        const int comboWidth = qMin(combo->sizeHint().width(), pane.width() / 2);
        const int right = pane.right() - space::kS;
        combo->setGeometry(right - comboWidth, y, comboWidth, height);
        filter->setGeometry(pane.left() + space::kXs, y, right - comboWidth - space::kS - pane.left() - space::kXs, height);
    };
    pair(m_sourceFilter, m_scope, g.source);
    pair(m_targetFilter, m_state, g.target);
    const QRect view = viewport()->geometry();
    m_sourceBar->setGeometry(view.left(), view.top(), kBarWidth, view.height());
    m_sourceBar->raise();
    m_legend->setGeometry(0, view.bottom() + 1, width(), m_legend->sizeHint().height());
}

void Canvas::updateBars() {
    const int height = viewport()->height();
    const auto set = [height](QScrollBar* bar, int rows) {
        bar->setRange(0, qMax(0, rows * kRowHeight - height));
        bar->setEnabled(bar->maximum() > 0); // the style shows no handle where there is nowhere to go
        bar->setPageStep(height);
        bar->setSingleStep(kRowHeight);
    };
    set(m_sourceBar, int(m_rows.source().size()));
    set(verticalScrollBar(), int(m_rows.target().size()));
    m_linksStale = true;
}

void Canvas::resizeEvent(QResizeEvent*) {
    updateBars();
    placeParts();
}

void Canvas::scrollContentsBy(int, int) {
    m_linksStale = true;
    viewport()->update();
}

void Canvas::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_linksStale = true;
        if (m_legend)
            placeParts();
        viewport()->update();
    }
}

const CanvasLinks& Canvas::links() {
    if (m_linksStale && m_fields) {
        m_links.layOut(*m_fields, m_rows, m_selection, geometry(), theme::smallFont());
        m_linksStale = false;
    }
    return m_links;
}

void Canvas::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    if (!m_fields) {
        painter.fillRect(event->rect(), theme::colors().page);
        return;
    }
    CanvasScene scene;
    scene.fields = m_fields;
    scene.rows = &m_rows;
    scene.selection = &m_selection;
    scene.links = &links();
    scene.geometry = geometry();
    scene.hasFocus = hasFocus();
    scene.hoverSource = m_hover.side == CanvasSide::Source ? m_hover.row : -1;
    scene.hoverTarget = m_hover.side == CanvasSide::Target ? m_hover.row : -1;
    scene.hoverLink = m_hoverLink;
    scene.dragging = m_drag.active;
    scene.dragFrom = m_drag.from;
    scene.dragRow = m_drag.row;
    scene.dropRow = m_drag.over;
    scene.dragAt = m_drag.now;
    painter.fillRect(QRect(0, 0, kBarWidth, viewport()->height()), theme::colors().page);
    paintCanvas(painter, event->rect(), scene);
}

QRect Canvas::sourceRect(int row) const {
    const CanvasGeometry g = geometry();
    return {g.source.left(), g.sourceY(row), g.source.width(), kRowHeight};
}

QRect Canvas::targetRect(int row) const {
    const CanvasGeometry g = geometry();
    return {g.target.left(), g.targetY(row), g.target.width(), kRowHeight};
}

void Canvas::ensureVisible(CanvasSide side, int row) {
    QScrollBar* bar = side == CanvasSide::Source ? m_sourceBar : verticalScrollBar();
    const int top = row * kRowHeight, height = viewport()->height();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + kRowHeight > bar->value() + height)
        bar->setValue(top + kRowHeight - height);
}

void Canvas::scrollTo(CanvasSide side, int row) {
    QScrollBar* bar = side == CanvasSide::Source ? m_sourceBar : verticalScrollBar();
    const int top = row * kRowHeight;
    if (top < bar->value() || top + kRowHeight > bar->value() + viewport()->height())
        bar->setValue(top - viewport()->height() / 2);
}

void Canvas::showTarget(int target) {
    if (m_rows.targetRowOf(target) < 0) {
        // Filters hide it; what somebody asked for is shown all the same.
        m_rows.setFocus({}, {});
        m_targetFilter->clear();
        m_state->setCurrentIndex(0);
        rebuildRows();
    }
    const int row = m_rows.targetRowOf(target);
    if (row < 0)
        return;
    if (m_selection.targets.size() != 1 || !m_selection.targets.contains(target))
        m_selection.choose(m_rows, CanvasSide::Target, row, false, false);
    m_linksStale = true;
    scrollTo(CanvasSide::Target, row);
    viewport()->update();
}

void Canvas::showSource(const MapFields::End& end) {
    if (m_rows.sourceRowOf(end) < 0 || m_rows.isCollapsed(end.entity)) {
        m_rows.setFocus({}, {});
        m_rows.setCollapsed(end.entity, false);
        m_sourceFilter->clear();
        rebuildRows();
    }
    const int row = m_rows.sourceRowOf(end);
    if (row < 0)
        return;
    m_selection.choose(m_rows, CanvasSide::Source, row, false, false);
    m_linksStale = true;
    scrollTo(CanvasSide::Source, row);
    viewport()->update();
}

void Canvas::setFocusMode(bool on) {
    if (on)
        m_rows.setFocus(m_selection.targets, m_selection.sources);
    else
        m_rows.setFocus({}, {});
    rebuildRows();
    tellSelection();
}

void Canvas::setTargetState(CanvasRows::TargetState state) { m_state->setCurrentIndex(m_state->findData(int(state))); }

void Canvas::followLink() {
    if (!m_fields)
        return;
    if (m_selection.side == CanvasSide::Target) {
        for (const int target : m_selection.targets)
            for (const MapFields::End& end : m_fields->targets()[std::size_t(target)].ends) {
                showSource(end);
                tellSelection();
                return;
            }
        return;
    }
    for (int target = 0; target < int(m_fields->targets().size()); ++target)
        for (const MapFields::End& end : m_fields->targets()[std::size_t(target)].ends)
            if (m_selection.sources.contains({end.entity, end.field})) {
                showTarget(target);
                tellSelection();
                return;
            }
}

QString Canvas::describeRow() const {
    const int row = m_selection.at(m_selection.side);
    if (m_selection.side == CanvasSide::Target) {
        if (row >= int(m_rows.target().size()))
            return {};
        const MapFields::Target& target = m_fields->targets()[std::size_t(m_rows.target()[std::size_t(row)])];
        const QString fed = target.isFed() ? tr("mapped") : target.required ? tr("required, not mapped") : tr("not mapped");
        return QStringLiteral("%1, %2, %3").arg(target.name, target.type, fed);
    }
    if (row >= int(m_rows.source().size()))
        return {};
    const CanvasRows::SourceRow& shown = m_rows.source()[std::size_t(row)];
    const MapFields::SourceEntity& entity = m_fields->sources()[std::size_t(shown.entity)];
    if (shown.field < 0)
        return entity.name;
    const MapFields::SourceField& field = entity.fields[std::size_t(shown.field)];
    return QStringLiteral("%1.%2, %3, %4").arg(entity.name, field.name, field.type, tr("used %Ln time(s)", nullptr, field.uses));
}

void Canvas::tellSelection() {
    m_linksStale = true;
    viewport()->update();
    setAccessibleDescription(describeRow());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT selectionChanged();
}

void Canvas::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace mw::ui
