// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layout_field_model.h"

#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

namespace mw::ui {

namespace {

using fixed::FixedField;
using fixed::Storage;

constexpr std::uint8_t kMostIntegerDigits = 18;
constexpr std::size_t kMostDigits = 38;

bool isNumber(TypeKind kind) { return kind == TypeKind::Integer || kind == TypeKind::Decimal; }
bool isMoment(TypeKind kind) { return kind == TypeKind::Date || kind == TypeKind::Time || kind == TypeKind::Timestamp; }
bool isOfBytes(Storage storage) { return storage == Storage::Packed || storage == Storage::Binary; }

/// The number that fits what is stored in so many columns.
LogicalType numberIn(const FixedField& field) {
    const std::size_t digits = field.storage == Storage::Packed ? field.columns.width * 2 - 1 : field.columns.width;
    if (field.storage == Storage::Binary || field.columns.width == 0 || digits <= kMostIntegerDigits)
        return LogicalType::integer();
    return LogicalType::decimal(std::uint8_t(std::min(digits, kMostDigits)), 0);
}

/// A type rules out ways to store and forms that others have.
void setType(FixedField& field, const LogicalType& type) {
    if (field.type.kind != type.kind)
        field.pattern.clear();
    field.type = type;
    if (!isNumber(type.kind))
        field.storage = Storage::Characters;
}

void setStorage(FixedField& field, Storage storage) {
    field.storage = storage;
    if (storage != Storage::Characters && !isNumber(field.type.kind))
        setType(field, numberIn(field));
}

} // namespace

LayoutFieldModel::LayoutFieldModel(LayoutDraft& draft, QObject* parent)
    : TableModel(parent), m_draft(draft),
      m_titles{tr("Field"), tr("From"), tr("Length"), tr("Type"), tr("Stored as"), tr("Date form"), tr("First value")} {}

void LayoutFieldModel::follow() {
    QStringList first;
    if (m_draft.isThere())
        if (const auto line = m_draft.exampleLine())
            for (const FixedField& field : m_draft.record().fields) {
                std::string text;
                if (!isOfBytes(field.storage))
                    text = m_draft.lines().text(*line, field.columns);
                else
                    for (const FixedLines::Cell& cell : m_draft.lines().cells(*line, field.columns.begin, field.columns.begin + field.columns.width))
                        text += QString::number(cell.byte, 16).rightJustified(2, u'0').toUpper().toStdString();
                first << qt(text);
            }
    m_first = first;
    std::vector<FixedField> next = m_draft.isThere() ? m_draft.record().fields : std::vector<FixedField>();
    if (next.size() != m_fields.size()) {
        replaceRows(m_fields, std::move(next));
        return;
    }
    m_fields = std::move(next); // what is chosen or edited stays so
    if (!m_fields.empty())
        Q_EMIT dataChanged(index(0, 0), index(rows() - 1, ColumnCount - 1));
}

Qt::ItemFlags LayoutFieldModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = TableModel::flags(index);
    if (!index.isValid() || index.column() == First)
        return flags;
    const bool isOpen = index.column() != Form || isMoment(m_fields[std::size_t(index.row())].type.kind);
    return isOpen ? flags | Qt::ItemIsEditable : flags;
}

QStringList LayoutFieldModel::choicesFor(const FixedField& field, int column) const {
    switch (column) {
    case Type:
        return {QStringLiteral("text"), QStringLiteral("integer"), QStringLiteral("decimal(9,2)"), QStringLiteral("float"), QStringLiteral("boolean"),
                QStringLiteral("date"), QStringLiteral("time"), QStringLiteral("timestamp")};
    case Stored:
        return {tr("as written"), tr("implied decimals"), tr("zoned"), tr("packed"), tr("binary")}; // in the order of Storage
    case Form:
        if (field.type.kind == TypeKind::Time)
            return {QString(), QStringLiteral("HHmmss"), QStringLiteral("HHmm"), QStringLiteral("HH:mm:ss"), QStringLiteral("HH:mm")};
        if (field.type.kind == TypeKind::Timestamp)
            return {QString(), QStringLiteral("yyyyMMddHHmmss"), QStringLiteral("yyyy-MM-dd HH:mm:ss"), QStringLiteral("dd.MM.yyyy HH:mm")};
        return {QString(), QStringLiteral("yyyyMMdd"), QStringLiteral("ddMMyyyy"), QStringLiteral("yyMMdd"), QStringLiteral("dd.MM.yyyy"),
                QStringLiteral("MM/dd/yyyy")};
    default: return {};
    }
}

QString LayoutFieldModel::textOf(const FixedField& field, int column) const {
    switch (column) {
    case Name: return qt(field.name);
    case From: return QString::number(field.columns.begin + 1);
    case Length: return field.columns.width == 0 ? tr("to the end") : QString::number(field.columns.width);
    case Type: return typeText(field.type);
    case Stored: return choicesFor(field, Stored)[int(field.storage)];
    case Form: return isMoment(field.type.kind) && field.pattern.empty() ? tr("as it stands") : qt(field.pattern);
    default: return {};
    }
}

QVariant LayoutFieldModel::cell(int row, int column, int role) const {
    const FixedField& field = m_fields[std::size_t(row)];
    switch (role) {
    case Qt::DisplayRole: return column == First ? m_first.value(row) : textOf(field, column);
    case ValueRole:
        if (column != First || row >= m_first.size())
            return {};
        return QVariant::fromValue(m_first[row].isEmpty() ? showNull() : showText(m_first[row]));
    case Qt::EditRole:
        if (column == Stored)
            return int(field.storage);
        if (column == Length && field.columns.width == 0)
            return QString();
        return column == Form ? qt(field.pattern) : textOf(field, column);
    case ChoicesRole: return choicesFor(field, column);
    case MutedRole:
        return (column == Type && field.type == LogicalType::text()) || (column == Stored && field.storage == Storage::Characters) ||
               (column == Length && field.columns.width == 0) || (column == Form && field.pattern.empty());
    case Qt::ToolTipRole: return column == Name && !field.comment.empty() ? qt(field.comment) : QVariant();
    default: return {};
    }
}

bool LayoutFieldModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    FixedField field = m_fields[std::size_t(index.row())];
    const QString text = value.toString().trimmed();
    bool isNumberText = false;
    const std::size_t number = text.toULongLong(&isNumberText);
    switch (index.column()) {
    case Name: field.name = utf8(text); break;
    case From: {
        if (!isNumberText || number == 0)
            return false;
        field.columns.begin = number - 1; // it keeps its length
        break;
    }
    case Length:
        if (!isNumberText && !text.isEmpty() && text != textOf(FixedField(), Length))
            return false;
        field.columns.width = isNumberText ? number : 0;
        break;
    case Type: {
        const auto type = parseType(utf8(text));
        if (!type)
            return false;
        setType(field, *type);
        break;
    }
    case Stored: setStorage(field, Storage(value.toInt())); break;
    case Form: field.pattern = utf8(text); break;
    default: return false;
    }
    return m_draft.setField(std::size_t(index.row()), field);
}

} // namespace mw::ui
