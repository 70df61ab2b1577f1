// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/overview.h"

#include "core/mapping/rule_names.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QFontMetricsF>
#include <QGraphicsItem>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWheelEvent>

#include <algorithm>
#include <map>
#include <set>

namespace mw::ui {

namespace {

constexpr double kWidth = 240, kHeight = 46, kGap = 14, kBetween = 300, kGroupGap = 30;
constexpr double kLeast = 0.1, kMost = 3, kStep = 1.2;
constexpr int kSoonMs = 250;
constexpr int kMappingKey = 0; ///< data of an item: id of the entity mapping

/// An entity: its name, and how far its mapping is where it is a target.
class EntityBox final : public QGraphicsItem {
public:
    EntityBox(QString name, QString fact, double share, bool hasErrors) : m_name(std::move(name)), m_fact(std::move(fact)), m_share(share), m_hasErrors(hasErrors) {
        setToolTip(m_fact.isEmpty() ? m_name : m_name + QStringLiteral(": ") + m_fact);
    }
    QRectF boundingRect() const override { return {-1, -1, kWidth + 2, kHeight + 2}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const Colors& colors = theme::colors();
        const QRectF frame(0, 0, kWidth, kHeight);
        painter->setPen(QPen(isSelected() ? colors.accent : m_hasErrors ? colors.error : colors.lineStrong, isSelected() ? 2 : 1));
        painter->setBrush(isSelected() ? colors.accentSoft : colors.raised);
        painter->drawRoundedRect(frame, kRadius, kRadius);
        if (m_share >= 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.barGround);
            painter->drawRect(QRectF(8, kHeight - 7, kWidth - 16, 3));
            painter->setBrush(m_hasErrors ? colors.error : colors.bar);
            painter->drawRect(QRectF(8, kHeight - 7, (kWidth - 16) * m_share, 3));
        }
        const auto line = [&](const QFont& font, const QColor& color, double top, const QString& text) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(QRectF(10, top, kWidth - 20, 18), int(Qt::AlignLeft | Qt::AlignVCenter),
                              QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, kWidth - 20));
        };
        line(theme::strongFont(), colors.text, 3, m_name);
        line(theme::smallFont(), colors.textMuted, 20, m_fact);
    }

private:
    const QString m_name, m_fact;
    const double m_share;
    const bool m_hasErrors;
};

class Line final : public QGraphicsPathItem {
public:
    Line(const QPointF& from, const QPointF& to, bool isLookup) : m_isLookup(isLookup) {
        QPainterPath path(from);
        const double middle = (from.x() + to.x()) / 2;
        path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
        setPath(path);
        setZValue(isLookup ? -2 : -1);
    }
    QPainterPath shape() const override {
        QPainterPathStroker stroker;
        stroker.setWidth(10);
        return stroker.createStroke(path());
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const Colors& colors = theme::colors();
        QPen pen(isSelected() ? colors.accent : m_isLookup ? colors.lineStrong : colors.bar, isSelected() ? 3 : m_isLookup ? 1 : 2);
        if (m_isLookup)
            pen.setDashPattern({4, 4});
        painter->setPen(pen);
        painter->drawPath(path());
    }

private:
    const bool m_isLookup;
};

/// Entities whose records an entity mapping reads through lookups.
std::set<Id> lookedUp(const mapping::Document& document, const mapping::EntityMapping& entity) {
    mapping::RuleNames names;
    for (const std::string_view rule : mapping::pipelineRules(entity))
        mapping::collectNames(rule, names);
    for (const mapping::FieldMapping& field : entity.fields)
        mapping::collectNames(field.rule, names);
    std::set<Id> found;
    for (const mapping::Lookup& lookup : document.lookups)
        if (names.lookups.contains(lookup.name))
            found.insert(lookup.entity);
    return found;
}

} // namespace

Overview::Overview(QWidget* parent) : QGraphicsView(parent) {
    setObjectName(QStringLiteral("mapOverview"));
    setAccessibleName(tr("Which entity feeds which"));
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &Overview::rebuild);
}

void Overview::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &Project::findingsChanged, this, [this] {
            m_isStale = true;
            if (isVisible())
                m_soon.start();
        });
    m_isStale = true;
    if (isVisible()) {
        rebuild();
        showAll();
    }
}

void Overview::rebuild() {
    m_isStale = false;
    setBackgroundBrush(theme::colors().page);
    scene()->clear();
    if (!m_project)
        return;
    const mapping::Document& document = m_project->document();
    std::set<Id> read, filled;
    for (const mapping::EntityMapping& each : document.mappings) {
        read.insert(each.sourceEntity);
        filled.insert(each.targetEntity);
        read.merge(lookedUp(document, each));
    }
    // Sources left, targets right, in the order of their schemas; a connection is a group under its name.
    std::map<Id, QPointF> at;
    double heights[2] = {0, 0};
    for (const mapping::Connection& connection : document.connections) {
        for (const bool isTarget : {false, true}) {
            const std::set<Id>& wanted = isTarget ? filled : read;
            double& y = heights[isTarget];
            bool isNamed = false;
            for (const Entity& entity : connection.schema.entities) {
                if (!wanted.contains(entity.id))
                    continue;
                const double x = isTarget ? kWidth + kBetween : 0;
                if (!isNamed) {
                    y += y > 0 ? kGroupGap - kGap : 0;
                    auto* const title = scene()->addSimpleText(qt(connection.name), theme::smallFont());
                    title->setBrush(theme::colors().textMuted);
                    title->setPos(x, y);
                    y += title->boundingRect().height() + 4;
                    isNamed = true;
                }
                QString fact = tr("%Ln field(s)", nullptr, int(entity.fields.size()));
                double share = -1;
                bool hasErrors = false;
                Id mapping;
                if (isTarget) {
                    std::size_t mapped = 0, fields = 0;
                    for (const mapping::EntityMapping& each : document.mappings) {
                        const mapping::Coverage* const coverage = each.targetEntity == entity.id ? m_project->findings().coverageOf(each.id) : nullptr;
                        if (!coverage)
                            continue;
                        mapping = each.id;
                        mapped = std::max(mapped, coverage->mapped);
                        fields = std::max(fields, coverage->targetFields);
                        for (const mapping::Problem& problem : m_project->findings().problems)
                            hasErrors = hasErrors || (problem.severity == mapping::Problem::Severity::Error && problem.entityMapping == each.id);
                    }
                    share = fields > 0 ? double(mapped) / double(fields) : 0;
                    fact = tr("%1 of %2 fields mapped").arg(mapped).arg(fields);
                }
                auto* const box = new EntityBox(qt(entity.name), fact, share, hasErrors);
                box->setPos(x, y);
                box->setFlag(QGraphicsItem::ItemIsSelectable, isTarget);
                box->setData(kMappingKey, qt(mapping.text()));
                scene()->addItem(box);
                at.emplace(entity.id, QPointF(x, y));
                y += kHeight + kGap;
            }
        }
    }
    const auto join = [&](const Id& source, const mapping::EntityMapping& mapping, bool isLookup) {
        const auto from = at.find(source), to = at.find(mapping.targetEntity);
        if (from == at.end() || to == at.end())
            return;
        const double begin = from->second.x() < to->second.x() ? kWidth : 0;
        auto* const line = new Line(from->second + QPointF(begin, kHeight / 2), to->second + QPointF(0, kHeight / 2), isLookup);
        line->setFlag(QGraphicsItem::ItemIsSelectable);
        line->setData(kMappingKey, qt(mapping.id.text()));
        line->setToolTip(isLookup ? tr("%1 looks it up").arg(qt(mapping.reference)) : qt(mapping.reference));
        scene()->addItem(line);
    };
    for (const mapping::EntityMapping& each : document.mappings) {
        join(each.sourceEntity, each, false);
        for (const Id& entity : lookedUp(document, each))
            if (entity != each.sourceEntity)
                join(entity, each, true);
    }
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-40, -30, 40, 30));
}

void Overview::showAll() {
    if (scene()->items().isEmpty())
        return;
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    if (transform().m11() > 1)
        resetTransform(); // never larger than life
}

void Overview::zoom(double factor) {
    const double now = transform().m11(), wanted = std::clamp(now * factor, kLeast, kMost);
    scale(wanted / now, wanted / now);
}

void Overview::openSelected() {
    for (const QGraphicsItem* item : scene()->selectedItems())
        if (const Id mapping(utf8(item->data(kMappingKey).toString())); !mapping.isNull()) {
            Q_EMIT opened(mapping);
            return;
        }
}

void Overview::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoom(event->angleDelta().y() > 0 ? kStep : 1 / kStep);
    event->accept();
}

void Overview::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(kStep); return;
    case Qt::Key_Minus: zoom(1 / kStep); return;
    case Qt::Key_0: showAll(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: openSelected(); return;
    default: QGraphicsView::keyPressEvent(event);
    }
}

void Overview::mouseDoubleClickEvent(QMouseEvent* event) {
    QGraphicsView::mouseDoubleClickEvent(event);
    openSelected();
}

void Overview::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (m_isStale) {
        rebuild();
        showAll();
    }
}

void Overview::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_isStale = true;
}

} // namespace mw::ui
