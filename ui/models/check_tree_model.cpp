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
    if (kind == "scenario")
        return CheckWords::tr("Scenarios");
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

namespace {

/// Checks as they stand in the document, in the form of results that nothing was compared for.
std::shared_ptr<const validate::ValidationResult> asPlanned(const std::vector<mapping::CheckInEffect>& checks) {
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
        check.title = !each.check.note.empty() ? each.check.note
                      : !check.field.empty()   ? check.entity + "." + check.field
                      : each.isDerived         ? check.entity + ": " + utf8(coreText(each.because))
                                               : check.entity + ": " + check.id;
    }
    return planned;
}

} // namespace

void CheckTreeModel::setResult(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen, const std::vector<mapping::CheckInEffect>& since) {
    m_isPlanned = false;
    fill(std::move(result), onlyOpen, since.empty() ? nullptr : asPlanned(since));
}

void CheckTreeModel::setPlanned(const std::vector<mapping::CheckInEffect>& checks) {
    m_isPlanned = true;
    fill(asPlanned(checks), false);
}

void CheckTreeModel::fill(std::shared_ptr<const validate::ValidationResult> result, bool onlyOpen,
                          std::shared_ptr<const validate::ValidationResult> planned) {
    auto all = std::make_unique<Node>();
    if (result && !m_isPlanned) {
        Item& every = all->add(std::make_unique<Item>());
        every.title = tr("All differences");
        every.sign = result->total > 0 ? Sign::Error : Sign::Ok;
        if (result->losses) {
            Item& losses = all->add(std::make_unique<Item>());
            losses.title = tr("What the rules lose");
            losses.sign = result->losses->empty() ? Sign::Ok : Sign::Note;
            losses.isLosses = true;
        }
    }
    const auto groupOf = [&](const validate::CheckResult& check, Sign sign) -> Item* {
        const QString kind = kindTitle(check.kind);
        const auto known = std::find_if(all->children.begin(), all->children.end(), [&](const auto& child) { return static_cast<const Item&>(*child).title == kind; });
        if (known != all->children.end())
            return static_cast<Item*>(known->get());
        Item* const group = &all->add(std::make_unique<Item>());
        group->title = kind;
        group->sign = sign;
        return group;
    };
    if (result)
        for (const validate::CheckResult& check : result->checks) {
            Item* const group = groupOf(check, m_isPlanned ? Sign::None : Sign::Ok);
            const bool holds = check.status == Status::Passed; // what is switched off is not to be forgotten
            if (!onlyOpen || !holds) {
                Item& leaf = group->add(std::make_unique<Item>());
                leaf.check = &check;
                leaf.title = shortTitle(check);
                leaf.sign = m_isPlanned ? Sign::None : signOf(check.status);
                leaf.isPlanned = m_isPlanned;
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
    if (planned)
        for (const validate::CheckResult& check : planned->checks) {
            Item* const group = groupOf(check, Sign::Open);
            Item& leaf = group->add(std::make_unique<Item>());
            leaf.check = &check;
            leaf.title = shortTitle(check);
            leaf.sign = Sign::Open;
            leaf.isPlanned = true;
            ++group->notMade;
        }
    // The old tree points into the old result: it goes last.
    const auto old = std::pair(std::exchange(m_result, std::move(result)), std::exchange(m_planned, std::move(planned)));
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
            if (const Item& item = static_cast<const Item&>(*child); !item.isPlanned && item.check->falls())
                return indexOf(child.get());
    return index(0, 0);
}

bool CheckTreeModel::isLosses(const QModelIndex& index) const { return index.isValid() && static_cast<const Item*>(nodeOf(index))->isLosses; }

bool CheckTreeModel::isMade(const QModelIndex& index) const { return index.isValid() && !static_cast<const Item*>(nodeOf(index))->isPlanned; }

QModelIndex CheckTreeModel::find(const std::string& reference) const {
    for (const auto& group : root().children)
        for (const auto& child : group->children)
            if (static_cast<const Item&>(*child).check->id == reference)
                return indexOf(child.get());
    return {};
}

bool CheckTreeModel::isKind(const QModelIndex& index) const {
    if (!index.isValid())
        return false;
    const auto& item = *static_cast<const Item*>(nodeOf(index));
    return item.all + item.notMade > 0;
}

QString CheckTreeModel::holding(const QModelIndex& kind) const {
    const auto& item = static_cast<const Item&>(*nodeOf(kind));
    return m_isPlanned || item.all == 0 ? QString() : tr("%1 of %2").arg(formatCount(item.holds), formatCount(item.all));
}

QVariant CheckTreeModel::cell(const Node& node, int column, int role) const {
    const auto& item = static_cast<const Item&>(node);
    if (column == Title) {
        if (role == Qt::DisplayRole)
            return item.title;
        if (role == SignRole)
            return int(item.sign);
        if (role == Qt::ToolTipRole)
            return item.check && item.isPlanned ? coreText(item.check->title)
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
    if (const std::size_t checks = item.all + item.notMade; checks > 0) // a kind: how many checks it has, how many do not hold
        return column == Compared ? tr("%Ln check(s)", nullptr, int(checks)) : countOrNothing(std::uint64_t(item.all - item.holds));
    if (item.isLosses)
        return column == Compared ? tr("%Ln field(s)", nullptr, int(m_result->losses->size())) : QString();
    if (!item.check)
        return column == Compared ? QString() : countOrNothing(m_result->total);
    if (isOff)
        return column == Compared ? textOf(Status::Off) : QString();
    if (item.isPlanned)
        return column == Compared ? countOrNothing(0) : QString();
    return column == Compared ? countOrNothing(item.check->compared) : countOrNothing(item.check->failed);
}

} // namespace mw::ui
