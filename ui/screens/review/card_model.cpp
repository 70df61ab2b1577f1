// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/card_model.h"

#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

namespace {

QString nameOf(const Field& field) { return qt(field.name); }

} // namespace

CardModel::CardModel(QObject* parent)
    : TableModel(parent), m_titles{tr("source field"), tr("source"), tr("target field"), tr("target"), tr("rule")} {}

void CardModel::show(std::shared_ptr<const review::Cards> cards, const review::CardContent* content, bool onlyChanged, bool onlyCritical) {
    beginResetModel();
    m_rows.clear();
    std::vector<bool> isUsed(cards ? cards->sourceFields.size() : 0);
    for (std::size_t i = 0; content && !content->expected.empty() && i < cards->fields.size(); ++i) {
        for (const std::size_t source : cards->fields[i].sources)
            isUsed[source] = true;
        const bool isWanted = (!onlyChanged || content->isChanged[i] || content->differs[i]) && (!onlyCritical || cards->fields[i].isCritical);
        if (isWanted)
            m_rows.push_back(rowOf(*cards, *content, i));
    }
    for (std::size_t i = 0; content && i < content->source.size() && !onlyChanged && !onlyCritical; ++i) {
        if (isUsed[i])
            continue;
        Row row;
        row.source = nameOf(cards->sourceFields[i]);
        row.sourceValue = QVariant::fromValue(showValue(content->source[i], cards->sourceFields[i].type));
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

CardModel::Row CardModel::rowOf(const review::Cards& cards, const review::CardContent& content, std::size_t position) const {
    const review::CardField& field = cards.fields[position];
    Row row;
    row.target = qt(field.name);
    row.sentence = qt(field.sentence);
    row.rule = qt(field.reference + ": " + field.rule);
    row.isChanged = content.isChanged[position];
    row.isCritical = field.isCritical;
    row.isKey = field.isKey;
    ValueText from, to;
    if (field.sources.size() == 1) {
        const std::size_t source = field.sources.front();
        row.source = nameOf(cards.sourceFields[source]);
        from = showValue(content.source[source], cards.sourceFields[source].type);
    } else {
        QStringList names, values;
        for (const std::size_t source : field.sources) {
            names.append(nameOf(cards.sourceFields[source]));
            values.append(showValue(content.source[source], cards.sourceFields[source].type).text);
        }
        row.source = names.join(QStringLiteral(" + "));
        from = showText(values.join(QStringLiteral(" | ")));
    }
    if (content.actual.empty()) {
        row.sourceValue = QVariant::fromValue(from);
        return row;
    }
    to = showValue(content.actual[position], typeOf(content.actual[position]));
    if (content.differs[position]) {
        ValueText expected = showValue(content.expected[position], cards.targetFields[position].type);
        row.problem = tr("the rule says: %1").arg(expected.text);
        markChanges(expected, to);
    } else if (row.isChanged && field.sources.size() == 1) {
        ValueText before = from;
        markChanges(before, to);
    }
    // Where something was only taken away, and where several fields came together, all of it is new.
    if (row.isChanged && to.changed.isEmpty())
        to.changed = {{0, int(to.text.size())}};
    row.sourceValue = QVariant::fromValue(from);
    row.targetValue = QVariant::fromValue(to);
    return row;
}

QString CardModel::targetFieldAt(int row) const { return row >= 0 && row < rows() ? m_rows[std::size_t(row)].target : QString(); }

QVariant CardModel::cell(int index, int column, int role) const {
    const Row& row = m_rows[std::size_t(index)];
    switch (column) {
    case SourceField:
    case TargetField: {
        const QString& name = column == SourceField ? row.source : row.target;
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return name;
        if (role == MutedRole)
            return !(column == TargetField && row.isCritical);
        if (role == SignRole && column == TargetField && row.isCritical)
            return int(Sign::Note);
        return {};
    }
    case SourceValue:
    case TargetValue: {
        const QVariant& value = column == SourceValue ? row.sourceValue : row.targetValue;
        if (!value.isValid()) {
            const bool isMissing = column == TargetValue && !row.target.isEmpty();
            return role == Qt::DisplayRole && isMissing ? QVariant(tr("not in the target")) : role == MutedRole ? QVariant(true) : QVariant();
        }
        if (role == ValueRole)
            return value;
        if (role == SignRole && column == TargetValue && !row.problem.isEmpty())
            return int(Sign::Warning);
        if (role == Qt::ToolTipRole)
            return row.problem.isEmpty() || column == SourceValue ? value.value<ValueText>().plain : row.problem;
        return role == Qt::DisplayRole ? QVariant(value.value<ValueText>().text) : QVariant();
    }
    default:
        break;
    }
    if (role == Qt::DisplayRole)
        return row.problem.isEmpty() ? row.target.isEmpty() ? tr("not migrated") : QString(row.sentence).replace(u'\n', u' ') : row.problem;
    if (role == Qt::ToolTipRole)
        return row.target.isEmpty() ? QString() : row.sentence + u'\n' + row.rule;
    return role == MutedRole ? QVariant(row.problem.isEmpty()) : QVariant();
}

} // namespace mw::ui
