// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/check_tree_model.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui {

namespace {

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

using Status = validate::CheckResult::Status;

/// Under the title of its kind a check needs only its field; one that somebody declared says what it is about.
QString shortTitle(const validate::CheckResult& check) {
    const bool derived = check.kind == "accuracy" || check.kind == "total";
    return derived && !check.field.empty() ? qt(check.entity + "." + check.field) : coreText(check.title);
}

} // namespace

QString kindTitle(const std::string& kind) {
    if (kind == "count")
        return CheckWords::tr("Record counts");
    if (kind == "total")
        return CheckWords::tr("Control totals");
    if (kind == "accuracy")
        return CheckWords::tr("Field accuracy");
    if (kind == "required")
        return CheckWords::tr("Required fields");
    if (kind == "relation")
        return CheckWords::tr("Relationships");
    if (kind == "duplicates")
        return CheckWords::tr("Duplicates");
    if (kind == "report")
        return CheckWords::tr("Reports");
    if (kind == "permissions")
        return CheckWords::tr("Permissions");
    if (kind == "workflow")
        return CheckWords::tr("Workflow states");
    if (kind == "unique")
        return CheckWords::tr("Unique values");
    if (kind == "format")
        return CheckWords::tr("Formats");
    if (kind == "range")
        return CheckWords::tr("Ranges");
    if (kind == "length")
        return CheckWords::tr("Lengths");
    if (kind == "allowed")
        return CheckWords::tr("Allowed values");
    return coreText(kind);
}

Sign signOf(Status status) {
    switch (status) {
    case Status::Passed: return Sign::Ok;
    case Status::Failed: return Sign::Error;
    case Status::Warned: return Sign::Warning;
    case Status::NothingCompared: return Sign::Open;
    case Status::Off: break;
    }
    return Sign::None;
}

QString textOf(Status status) {
    switch (status) {
    case Status::Passed: return CheckWords::tr("passed");
    case Status::Failed: return CheckWords::tr("failed");
    case Status::Warned: return CheckWords::tr("warned");
    case Status::NothingCompared: return CheckWords::tr("nothing compared");
    case Status::Off: return CheckWords::tr("switched off");
    }
    return {};
}

CheckTreeModel::CheckTreeModel(QObject* parent) : TreeModel(parent), m_titles{tr("Check"), tr("Compared"), tr("Failed")} {}

void CheckTreeModel::setResult(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen) {
    m_isPlanned = false;
    fill(std::move(result), onlyOpen);
}

void CheckTreeModel::setPlanned(const std::vector<mapping::CheckInEffect>& checks) {
    auto planned = std::make_shared<validate::ValidationResult>();
    for (const mapping::CheckInEffect& each : checks) {
        validate::CheckResult& check = planned->checks.emplace_back();
        check.id = each.check.reference;
        check.kind = each.check.kind;
        check.entity = each.entity;
        for (const std::string& field : each.check.fields)
            check.field += (check.field.empty() ? "" : ", ") + field;
        check.isDerived = each.isDerived;
        check.because = each.because;
        check.proves = each.proves;
        check.status = each.isOn() ? Status::NothingCompared : Status::Off;
        check.title = !each.check.note.empty()  ? each.check.note
                      : !check.field.empty()    ? check.entity + "." + check.field
                                                : check.entity + ": " + utf8(coreText(each.because));
    }
    m_isPlanned = true;
    fill(std::move(planned), false);
}

void CheckTreeModel::fill(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen) {
    auto all = std::make_unique<Node>();
    if (result && !m_isPlanned) {
        Item& every = all->add(std::make_unique<Item>());
        every.title = tr("All differences");
        every.sign = result->total > 0 ? Sign::Error : Sign::Ok;
    }
    if (result)
        for (const validate::CheckResult& check : result->checks) {
            const QString kind = kindTitle(check.kind);
            const auto known = std::find_if(all->children.begin(), all->children.end(),
                                            [&](const auto& child) { return static_cast<const Item&>(*child).title == kind; });
            Item* group = known == all->children.end() ? nullptr : static_cast<Item*>(known->get());
            if (!group) {
                group = &all->add(std::make_unique<Item>());
                group->title = kind;
                group->sign = m_isPlanned ? Sign::None : Sign::Ok;
            }
            const bool holds = check.status == Status::Passed; // what is switched off is not to be forgotten
            if (!onlyOpen || !holds) {
                Item& leaf = group->add(std::make_unique<Item>());
                leaf.check = &check;
                leaf.title = shortTitle(check);
                leaf.sign = m_isPlanned ? Sign::None : signOf(check.status);
            }
            ++group->all;
            group->holds += holds || check.status == Status::Off || m_isPlanned;
            if (m_isPlanned || holds || check.status == Status::Off)
                continue;
            // The worst of its checks: failed, then nothing compared, then warned.
            if (check.status == Status::Failed)
                group->sign = Sign::Error;
            else if (group->sign != Sign::Error)
                group->sign = check.status == Status::NothingCompared ? Sign::Open : group->sign == Sign::Ok ? Sign::Warning : group->sign;
        }
    // The old tree points into the old result: it goes last.
    const auto old = std::exchange(m_result, std::move(result));
    replaceAll(std::move(all));
}

const validate::CheckResult* CheckTreeModel::checkAt(const QModelIndex& index) const {
    return index.isValid() ? static_cast<const Item*>(nodeOf(index))->check : nullptr;
}

QModelIndex CheckTreeModel::firstInteresting() const {
    if (!m_result || m_isPlanned || m_result->total > 0)
        return index(0, 0);
    for (const auto& group : root().children)
        for (const auto& child : group->children)
            if (static_cast<const Item&>(*child).check->falls())
                return indexOf(child.get());
    return index(0, 0);
}

bool CheckTreeModel::isKind(const QModelIndex& index) const { return index.isValid() && static_cast<const Item*>(nodeOf(index))->all > 0; }

QString CheckTreeModel::holding(const QModelIndex& kind) const {
    const auto& item = static_cast<const Item&>(*nodeOf(kind));
    return m_isPlanned ? QString() : tr("%1 of %2").arg(formatCount(item.holds), formatCount(item.all));
}

QVariant CheckTreeModel::cell(const Node& node, int column, int role) const {
    const auto& item = static_cast<const Item&>(node);
    if (column == Title) {
        if (role == Qt::DisplayRole)
            return item.title;
        if (role == SignRole)
            return int(item.sign);
        if (role == Qt::ToolTipRole)
            return item.check && m_isPlanned ? coreText(item.check->title)
                   : item.check ? QStringLiteral("%1\n%2 · %3").arg(coreText(item.check->title), textOf(item.check->status), tr("%1 compared").arg(formatCount(item.check->compared)))
                              : item.title;
        return {};
    }
    if (role == MutedRole)
        return column == Compared || !item.check || item.check->failed == 0;
    const bool isOff = item.check && item.check->status == Status::Off;
    if (role != Qt::DisplayRole)
        return {};
    const auto countOrNothing = [](std::uint64_t count) { return count > 0 ? formatCount(count) : QStringLiteral("–"); };
    if (item.all > 0) // a kind: how many checks it has, how many do not hold
        return column == Compared ? tr("%Ln check(s)", nullptr, int(item.all)) : countOrNothing(std::uint64_t(item.all - item.holds));
    if (!item.check)
        return column == Compared ? QString() : countOrNothing(m_result->total);
    if (isOff)
        return column == Compared ? textOf(Status::Off) : QString();
    return column == Compared ? countOrNothing(item.check->compared) : m_isPlanned ? QString() : countOrNothing(item.check->failed);
}

} // namespace mw::ui
