// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rows_model.h"

#include "core/base/unicode.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>
#include <limits>

namespace mw::ui {

namespace {
constexpr int kAhead = 4096; // rows read beyond what is in view
}

RowsModel::RowsModel(QObject* parent) : QAbstractTableModel(parent) {}

void RowsModel::show(Project* project, const Id& connection, const Id& entity, const std::vector<Field>& fields, RowFilter filter,
                     std::uint64_t known) {
    beginResetModel();
    m_pager.reset();
    m_fields = fields;
    m_filter = filter;
    if (filter.kind == RowFilter::Kind::Contains)
        filter.text = foldCase(filter.text);
    m_rows = filter.kind == RowFilter::Kind::All ? int(std::min<std::uint64_t>(known, std::numeric_limits<int>::max())) : 0;
    m_pager = std::make_unique<RowPager>(project->snapshot(), project->places(), connection, entity, std::move(filter));
    connect(m_pager.get(), &RowPager::changed, this, &RowsModel::follow);
    m_firstSeen = 0;
    m_lastSeen = 0;
    endResetModel();
    m_pager->want(0, kAhead);
}

void RowsModel::clear() {
    beginResetModel();
    m_pager.reset();
    m_fields.clear();
    m_rows = 0;
    m_filter = {};
    endResetModel();
}

void RowsModel::lookAt(int first, int last) {
    m_firstSeen = first;
    m_lastSeen = last;
    if (m_pager && (!m_pager->pageOf(std::uint64_t(std::max(0, first))) || !m_pager->pageOf(std::uint64_t(std::max(0, last)))))
        m_pager->want(std::uint64_t(std::max(0, first)), std::uint64_t(std::max(0, last)) + kAhead);
}

void RowsModel::follow() {
    const RowPager::State state = m_pager->state();
    const int found = int(std::min<std::uint64_t>(state.found, std::numeric_limits<int>::max()));
    if (found > m_rows) {
        beginInsertRows({}, m_rows, found - 1);
        m_rows = found;
        endInsertRows();
    } else if (state.complete && found < m_rows) {
        beginRemoveRows({}, found, m_rows - 1); // the source has fewer than it had when it was counted
        m_rows = found;
        endRemoveRows();
    }
    if (m_rows > 0 && m_firstSeen <= m_lastSeen)
        Q_EMIT dataChanged(index(std::min(m_firstSeen, m_rows - 1), 0), index(std::min(m_lastSeen, m_rows - 1), columnCount() - 1));
    Q_EMIT stateChanged();
}

int RowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }
int RowsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_fields.size()); }

bool RowsModel::canFetchMore(const QModelIndex& parent) const {
    if (parent.isValid() || !m_pager)
        return false;
    const RowPager::State state = m_pager->state();
    return !state.complete && !state.busy && !state.error && std::uint64_t(m_rows) <= state.found;
}

void RowsModel::fetchMore(const QModelIndex&) {
    if (m_pager)
        m_pager->want(std::uint64_t(m_rows), std::uint64_t(m_rows) + kAhead);
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_pager)
        return {};
    if (role != ValueRole && role != Qt::ToolTipRole && role != Qt::DisplayRole)
        return {};
    const auto page = m_pager->pageOf(std::uint64_t(index.row()));
    if (!page)
        return role == Qt::DisplayRole ? QVariant(QString(QChar(0x2026))) : QVariant();
    const std::uint32_t row = page->rows[std::size_t(std::uint64_t(index.row()) - page->first)];
    if (std::size_t(index.column()) >= page->batch->columns.size())
        return {};
    const Column& column = *page->batch->columns[std::size_t(index.column())];
    if (role == Qt::ToolTipRole) {
        const QString text = column.isNull(row) ? QString() : qt(printValue(column.value(row), column.type()));
        return text.size() > 20 || text.contains(u'\n') ? QVariant(text.left(2000)) : QVariant();
    }
    const ValueText shown = showValue(column.value(row), column.type());
    return role == ValueRole ? QVariant::fromValue(shown) : QVariant(shown.text);
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole || !m_pager)
            return {};
        // The record's own number, which a filter does not change.
        const auto page = m_pager->pageOf(std::uint64_t(section));
        const std::size_t at = page ? page->rows[std::size_t(std::uint64_t(section) - page->first)] : 0;
        return page && at < page->batch->origins.rowNumber.size() ? formatCount(page->batch->origins.rowNumber[at]) : QString();
    }
    if (section < 0 || section >= int(m_fields.size()))
        return {};
    const Field& field = m_fields[std::size_t(section)];
    const bool figure = field.type.kind == TypeKind::Integer || field.type.kind == TypeKind::Decimal || field.type.kind == TypeKind::Float;
    switch (role) {
    case Qt::DisplayRole: return qt(field.name);
    case Qt::ToolTipRole: return qt(field.name) + u'\n' + typeText(field.type);
    case Qt::TextAlignmentRole: return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace mw::ui
