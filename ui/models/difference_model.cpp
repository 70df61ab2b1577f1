// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/difference_model.h"

#include "ui/models/validations.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>
#include <set>

namespace mw::ui {

namespace {

QString keyText(const std::string& key) { return qt(key).replace(QChar(0x1f), QStringLiteral(" | ")); }

QString fieldText(const DifferenceModel::Item& item) {
    return item.difference.field.empty() ? qt(item.entity) : QStringLiteral("%1.%2").arg(qt(item.entity), qt(item.difference.field));
}

QString causeText(const diff::Difference& difference, const std::string& detail) {
    switch (difference.kind) {
    case diff::Difference::Kind::OnlyLeft: return DifferenceModel::tr("expected, but not in the target");
    case diff::Difference::Kind::OnlyRight: return DifferenceModel::tr("in the target, but not expected");
    case diff::Difference::Kind::DuplicateLeft: return DifferenceModel::tr("the rules give this key more than once");
    case diff::Difference::Kind::DuplicateRight:
        return difference.cause == diff::Cause::JoinFanOut ? DifferenceModel::tr("one record became several in the target")
                                                           : DifferenceModel::tr("the target has this key more than once");
    case diff::Difference::Kind::Changed: break;
    }
    const QString cause = coreText(diff::describe(difference.cause));
    return detail.empty() ? cause : QStringLiteral("%1: %2").arg(cause, coreText(detail));
}

/// The cluster that a difference belongs to; null where a validation of an older program has none.
const validate::ValidationResult::Cluster* clusterOf(const validate::ValidationResult& result, const std::string& entity,
                                                     const diff::Difference& difference) {
    const std::string detail = diff::detailOf(difference);
    const validate::ValidationResult::Cluster* without = nullptr;
    for (const validate::ValidationResult::Cluster& each : result.clusters) {
        const diff::Cluster& cluster = each.differences;
        if (each.entity != entity || cluster.kind != difference.kind || cluster.field != difference.field || cluster.cause != difference.cause)
            continue;
        if (!cluster.detail.empty() && cluster.detail == detail)
            return &each;
        if (cluster.detail.empty())
            without = &each;
    }
    return without;
}

std::uint64_t allCells(const validate::ValidationResult& result, const DifferenceModel::Item& item, DifferenceModel::Grouping grouping) {
    if (grouping == DifferenceModel::Grouping::Cause)
        if (const auto* cluster = clusterOf(result, item.entity, item.difference))
            return cluster->differences.count;
    for (const validate::FieldDifferences& field : result.fields)
        if (field.entity == item.entity && field.field == item.difference.field) {
            if (grouping == DifferenceModel::Grouping::Field)
                return field.cells;
            const auto it = field.byCause.find(std::string(diff::nameOf(item.difference.cause)));
            return it == field.byCause.end() ? 0 : it->second;
        }
    return 0;
}

} // namespace

DifferenceModel::DifferenceModel(QObject* parent)
    : TreeModel(parent), m_titles{tr("Key"), tr("Field"), tr("Expected"), tr("Actual"), tr("Verdict")} {}

void DifferenceModel::setValidations(Validations* validations) {
    if (m_validations)
        m_validations->disconnect(this);
    m_validations = validations;
    if (validations)
        connect(validations, &Validations::verdictsChanged, this, [this] {
            const int groups = rowCount();
            if (groups == 0)
                return;
            Q_EMIT dataChanged(index(0, Key), index(groups - 1, Verdict));
            for (int row = 0; row < groups; ++row) {
                const QModelIndex group = index(row, 0);
                if (const int rows = rowCount(group); rows > 0)
                    Q_EMIT dataChanged(index(0, Verdict, group), index(rows - 1, Verdict, group));
            }
        });
}

void DifferenceModel::show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check, Grouping grouping) {
    m_grouping = grouping;
    m_shown = 0;
    auto all = std::make_unique<Node>();
    std::map<QString, Item*> groups;
    std::set<const validate::ValidationResult::Cluster*> seen;
    const auto add = [&](Item item) {
        if (result && grouping == Grouping::Cause)
            if (const auto* cluster = clusterOf(*result, item.entity, item.difference)) {
                item.detail = cluster->differences.detail;
                seen.insert(cluster);
            }
        const QString cause = causeText(item.difference, item.detail);
        const QString title = grouping == Grouping::Field || item.difference.kind != diff::Difference::Kind::Changed
                                  ? (grouping == Grouping::Field ? fieldText(item) : cause + QStringLiteral(" — ") + qt(item.entity))
                                  : cause + QStringLiteral(" — ") + fieldText(item);
        Item*& group = groups[title];
        if (!group) {
            group = &all->add(std::make_unique<Item>());
            group->isGroup = true;
            group->title = title;
            group->entity = item.entity;
            group->reference = item.reference;
            group->detail = item.detail;
            group->difference = item.difference;
            group->difference.key.clear();
            group->count = result ? allCells(*result, item, grouping) : 0;
        }
        group->add(std::make_unique<Item>(std::move(item)));
        ++m_shown;
    };
    const auto make = [](const std::string& entity, const std::string& reference, const diff::Difference& difference, std::uint64_t row) {
        Item item;
        item.entity = entity;
        item.reference = reference;
        item.difference = difference;
        item.sourceRow = row;
        return item;
    };
    const bool fromResult = result && (!check || check->kind == "accuracy");
    if (fromResult) {
        for (const auto& cell : result->differences)
            if (!check || (cell.entity == check->entity && (check->field.empty() || cell.difference.field == check->field)))
                add(make(cell.entity, cell.reference, cell.difference, cell.sourceRow));
        // Of a cause of very many differences only the first are kept: what they have in common may come later.
        for (const validate::ValidationResult::Cluster& cluster : result->clusters)
            if (grouping == Grouping::Cause && !seen.contains(&cluster) &&
                (!check || (cluster.entity == check->entity && (check->field.empty() || cluster.differences.field == check->field))))
                for (const diff::Difference& example : cluster.differences.examples)
                    add(make(cluster.entity, cluster.reference, example, example.leftRow));
    } else if (check) {
        for (const diff::Difference& example : check->examples)
            add(make(check->entity, check->id, example, 0));
    }
    for (const auto& [title, group] : groups)
        group->count = std::max<std::uint64_t>(group->count, group->children.size());
    std::stable_sort(all->children.begin(), all->children.end(), [](const auto& a, const auto& b) {
        return static_cast<const Item&>(*a).count > static_cast<const Item&>(*b).count;
    });
    replaceAll(std::move(all));
}

const DifferenceModel::Item* DifferenceModel::itemAt(const QModelIndex& index) const {
    return index.isValid() ? static_cast<const Item*>(nodeOf(index)) : nullptr;
}

std::vector<std::string> DifferenceModel::aboutOf(const QModelIndex& index) const {
    const Item* item = itemAt(index);
    if (!item)
        return {};
    if (!item->isGroup)
        return {evidence::differenceId(item->entity, item->difference)};
    std::set<std::string> about;
    for (const auto& child : item->children) {
        const auto& each = static_cast<const Item&>(*child);
        about.insert(each.difference.kind == diff::Difference::Kind::Changed
                         ? evidence::causeId(each.entity, each.difference.field, each.difference.cause, each.detail)
                         : evidence::differenceId(each.entity, each.difference));
    }
    return {about.begin(), about.end()};
}

QVariant DifferenceModel::groupCell(const Item& item, int column, int role) const {
    // A group's row is one cell over all columns.
    if (column != Key || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    QStringList parts{item.title, tr("%Ln cell(s)", nullptr, int(item.count))};
    if (item.difference.kind == diff::Difference::Kind::Changed && m_grouping == Grouping::Cause)
        if (const QString verdict = verdictCell(item, Qt::DisplayRole).toString(); !verdict.isEmpty())
            parts << verdict;
    if (item.children.size() < item.count)
        parts << tr("the first %1 shown").arg(formatCount(item.children.size()));
    return parts.join(QStringLiteral(" — "));
}

QVariant DifferenceModel::verdictCell(const Item& item, int role) const {
    if (!m_validations)
        return {};
    const evidence::Verdict* verdict = item.isGroup ? m_validations->verdictOn(evidence::causeId(item.entity, item.difference.field, item.difference.cause, item.detail))
                                                    : m_validations->verdictOn(item.entity, item.difference);
    if (!verdict)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (verdict->kind) {
        case evidence::Verdict::Kind::Defect: return tr("defect");
        case evidence::Verdict::Kind::Accepted: return tr("accepted");
        case evidence::Verdict::Kind::OldSystemWrong: return tr("old system was wrong");
        }
        return {};
    case PillRole: return int(verdict->kind == evidence::Verdict::Kind::Defect ? Sign::Error : Sign::Ok);
    case Qt::ToolTipRole: return QStringLiteral("%1: %2").arg(qt(verdict->author), qt(verdict->reason));
    default: return {};
    }
}

QVariant DifferenceModel::cell(const Node& node, int column, int role) const {
    const auto& item = static_cast<const Item&>(node);
    if (item.isGroup)
        return groupCell(item, column, role);
    switch (column) {
    case Key: return role == Qt::DisplayRole ? QVariant(keyText(item.difference.key)) : QVariant();
    case Field:
        if (role == Qt::DisplayRole)
            return item.difference.field.empty() ? QString() : qt(item.difference.field);
        return role == MutedRole ? QVariant(true) : QVariant();
    case Expected:
    case Actual: {
        if (role != ValueRole && role != Qt::ToolTipRole)
            return {};
        const bool missing = (column == Actual && item.difference.kind == diff::Difference::Kind::OnlyLeft) ||
                             (column == Expected && item.difference.kind == diff::Difference::Kind::OnlyRight);
        if (missing || (item.difference.kind != diff::Difference::Kind::Changed && item.difference.field.empty()))
            return {};
        ValueText expected = showValue(item.difference.left), actual = showValue(item.difference.right);
        markChanges(expected, actual);
        ValueText& shown = column == Expected ? expected : actual;
        shown.number = false; // both sides from one edge, so that the difference can be seen
        return role == ValueRole ? QVariant::fromValue(shown) : QVariant(shown.plain);
    }
    case Verdict: return verdictCell(item, role);
    default: return {};
    }
}

} // namespace mw::ui
