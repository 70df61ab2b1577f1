// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/profile_model.h"

#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>
#include <cmath>

namespace mw::ui {

namespace {

QString listed(const std::vector<profile::ValueCount>& values, std::uint64_t rows, std::size_t most) {
    QStringList parts;
    for (const profile::ValueCount& value : values) {
        if (parts.size() >= qsizetype(most))
            break;
        const QString text = showText(qt(value.value)).text;
        parts << QStringLiteral("%1 %2").arg(elideName(text, 24), formatShare(value.count, rows));
    }
    return parts.join(QStringLiteral(" · "));
}

bool isNumber(const LogicalType& type) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal || type.kind == TypeKind::Float;
}

} // namespace

QStringList warningsOf(const profile::FieldProfile& field, std::uint64_t rows) {
    QStringList warnings;
    const std::uint64_t filled = rows - std::min(rows, field.nulls + field.empty);
    if (rows == 0)
        return warnings;
    if (filled == 0)
        return {ProfileModel::tr("always empty")};
    if (!field.semanticType.empty() && field.semanticRate < 1) {
        const auto others = std::uint64_t(std::llround(double(rows - field.nulls) * (1 - field.semanticRate)));
        if (others > 0)
            warnings << ProfileModel::tr("%1 do not look like %2").arg(formatCount(others), coreText(field.semanticType));
    }
    if (field.edgeSpaces > 0)
        warnings << ProfileModel::tr("%1 with edge spaces").arg(formatCount(field.edgeSpaces));
    if (field.empty > 0 && field.nulls > 0)
        warnings << ProfileModel::tr("%1 empty beside %2 null").arg(formatCount(field.empty), formatCount(field.nulls));
    if (field.distinct == 1 && rows > 1)
        warnings << ProfileModel::tr("only one value");
    if (filled * 20 < rows)
        warnings << ProfileModel::tr("%1 filled").arg(formatShare(filled, rows));
    return warnings;
}

ProfileModel::ProfileModel(QObject* parent)
    : TableModel(parent), m_titles{tr("Field"),   tr("Type"),    tr("Filled"),     tr("Distinct"), tr("Minimum"), tr("Maximum"),
                                   tr("Lengths"), tr("Top values"), tr("Patterns"), tr("Looks like"), tr("Stands out")} {}

void ProfileModel::setEntity(const Entity* entity) {
    beginResetModel();
    m_fields = entity ? entity->fields : std::vector<Field>();
    m_keys.assign(m_fields.size(), false);
    if (const Key* key = entity ? entity->primaryKey() : nullptr)
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            m_keys[i] = std::find(key->fields.begin(), key->fields.end(), m_fields[i].name) != key->fields.end();
    m_profile.reset();
    endResetModel();
}

void ProfileModel::setProfile(std::shared_ptr<const profile::EntityProfile> profile) {
    if (profile == m_profile)
        return;
    m_profile = std::move(profile);
    if (!m_fields.empty())
        Q_EMIT dataChanged(index(0, 0), index(rows() - 1, ColumnCount - 1));
}

const profile::FieldProfile* ProfileModel::profileAt(int row) const {
    if (!m_profile || row < 0 || row >= rows())
        return nullptr;
    const auto& fields = m_profile->fields;
    const auto it = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == fieldAt(row).name; });
    return it == fields.end() ? nullptr : &*it;
}

QVariant ProfileModel::cell(int row, int column, int role) const {
    const Field& field = fieldAt(row);
    if (role == ElementRole)
        return qt(field.id.text());
    if (role == FilterRole)
        return QString(qt(field.name) + u' ' + qt(field.label) + u' ' + qt(field.comment)).toLower();
    if (column == Name) {
        if (role == Qt::DisplayRole)
            return qt(field.name);
        if (role == Qt::DecorationRole)
            return icon(m_keys[std::size_t(row)] ? QStringLiteral("key") : QStringLiteral("field"));
        if (role == Qt::ToolTipRole)
            return qt(field.label.empty() ? field.comment : field.label);
        return {};
    }
    if (column == Type) {
        if (role == Qt::DisplayRole)
            return typeText(field.type);
        if (role == Qt::ToolTipRole)
            return field.evidence.empty() ? qt(field.nativeType) : coreText(field.evidence);
        return role == MutedRole ? QVariant(true) : QVariant();
    }
    const profile::FieldProfile* profiled = profileAt(row);
    return profiled ? profiledCell(*profiled, column, role) : QVariant();
}

QVariant ProfileModel::profiledCell(const profile::FieldProfile& field, int column, int role) const {
    const std::uint64_t all = m_profile->rows;
    const std::uint64_t filled = all - std::min(all, field.nulls + field.empty);
    switch (column) {
    case Filled:
        if (role == Qt::DisplayRole)
            return formatShare(filled, all);
        if (role == BarRole)
            return all == 0 ? 0.0 : double(filled) / double(all);
        if (role == SortRole)
            return qulonglong(filled);
        if (role == Qt::ToolTipRole)
            return tr("%1 filled, %2 empty, %3 null of %4")
                .arg(formatCount(filled), formatCount(field.empty), formatCount(field.nulls), formatCount(all));
        return {};
    case Distinct:
        if (role == Qt::DisplayRole)
            return (field.distinctIsExact ? QString() : QStringLiteral("≈ ")) + formatCount(field.distinct);
        if (role == SortRole)
            return qulonglong(field.distinct);
        if (role == Qt::ToolTipRole && !field.distinctIsExact)
            return tr("an estimate: there are more different values than fit the memory budget");
        return {};
    case Minimum:
    case Maximum: {
        const auto& value = column == Minimum ? field.minimum : field.maximum;
        if (role == ValueRole && value) {
            ValueText shown = showText(qt(*value));
            shown.number = isNumber(field.type);
            return QVariant::fromValue(shown);
        }
        return role == Qt::ToolTipRole && value ? QVariant(qt(*value)) : QVariant();
    }
    case Lengths:
        if (role == SparkRole && field.maximumLength && *field.maximumLength > 0) {
            QList<qreal> bars;
            for (const std::uint64_t count : field.lengthHistogram)
                bars.append(qreal(count));
            return QVariant::fromValue(bars);
        }
        if (role == Qt::ToolTipRole && field.minimumLength && field.maximumLength)
            return tr("%1 to %2 characters").arg(*field.minimumLength).arg(*field.maximumLength);
        return {};
    case Top: return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(listed(field.top, all, 3)) : role == MutedRole ? QVariant(true) : QVariant();
    case Patterns: return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(listed(field.patterns, all, 2)) : role == MutedRole ? QVariant(true) : QVariant();
    case Semantic:
        if (field.semanticType.empty())
            return {};
        if (role == Qt::DisplayRole)
            return coreText(field.semanticType);
        if (role == PillRole)
            return int(Sign::Note);
        return {};
    case Warnings: {
        const QStringList warnings = warningsOf(field, all);
        if (warnings.isEmpty())
            return {};
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return warnings.join(QStringLiteral(" · "));
        return role == SignRole ? QVariant(int(Sign::Warning)) : QVariant();
    }
    default: return {};
    }
}

} // namespace mw::ui
