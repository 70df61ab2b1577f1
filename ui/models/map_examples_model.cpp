// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_examples_model.h"

#include "core/rules/evaluator.h"
#include "core/rules/parser.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/present/value_text.h"

#include <algorithm>

namespace mw::ui {

MapExamplesModel::MapExamplesModel(QObject* parent) : TableModel(parent), m_titles{tr("Input"), tr("Wanted"), tr("Rule gives")} {}

void MapExamplesModel::show(const MapFields* fields, int target) {
    std::vector<Row> next;
    const mapping::FieldMapping* field = target >= 0 ? fields->fieldMapping(target) : nullptr;
    if (field && !field->examples.empty()) {
        const rules::ParsedRule parsed = rules::parse(field->rule);
        const Field* wanted = fields->targetField(target);
        std::shared_ptr<const rules::BoundRule> rule;
        if (parsed.ok() && wanted)
            rule = rules::bind(*parsed.tree, fields->environment(), mapping::wantedFor(*wanted)).rule;
        for (const mapping::Example& example : field->examples)
            next.push_back(rowFor(example, rule, fields->environment()));
    }
    replaceRows(m_rows, std::move(next));
}

MapExamplesModel::Row MapExamplesModel::rowFor(const mapping::Example& example, const std::shared_ptr<const rules::BoundRule>& rule,
                                               const rules::Environment& environment) const {
    Row row;
    QStringList inputs;
    for (const auto& [name, value] : example.input)
        inputs.append(qt(name) + QStringLiteral(" = ") + (value ? showText(qt(*value)).text : showNull().text));
    row.input = inputs.join(QStringLiteral(", "));
    row.note = qt(example.note);
    row.wantsError = example.error;
    row.wantsNull = !example.error && !example.result;
    row.wanted = example.result ? qt(*example.result) : QString();
    // A lookup's records and the clock are not part of an example.
    if (!rule || !rule->lookupsUsed.empty() || !rule->newKeysUsed.empty() || rule->usesNow || rule->usesRowNumber)
        return row;
    Batch batch;
    batch.rows = 1;
    batch.origins.rowNumber = {1};
    batch.origins.byteOffset = {0};
    batch.columns.resize(environment.fields.size());
    for (const rules::FieldBinding& binding : environment.fields) {
        auto column = std::make_shared<mw::Column>(binding.field.type, 1);
        const auto given = example.input.find(binding.field.name);
        if (given == example.input.end() || !given->second) {
            column->setNull(0);
        } else {
            const auto value = parseValue(*given->second, binding.field.type);
            if (!value.ok()) {
                row.got = message(value.error());
                row.state = Row::State::Fail;
                return row;
            }
            column->setValue(0, value.value());
        }
        batch.columns[binding.column] = std::move(column);
    }
    rules::Evaluator evaluator;
    RowErrors errors;
    const ColumnPtr result = evaluator.evaluate(*rule, batch, {}, 0, errors);
    bool keeps = false;
    if (!errors.empty()) {
        row.got = message(Error{errors.all().front().code, errors.all().front().arguments, {}, {}, {}});
        keeps = example.error;
    } else {
        const Value value = result->value(0);
        row.got = isNull(value) ? showNull().text : qt(printValue(value, result->type()));
        if (!example.error && isNull(value) == row.wantsNull) {
            keeps = row.wantsNull || row.got == row.wanted;
            if (!keeps)
                if (const auto wanted = parseValue(*example.result, result->type()); wanted.ok())
                    keeps = compareValues(value, wanted.value()) == std::strong_ordering::equal;
        }
    }
    row.state = keeps ? Row::State::Pass : Row::State::Fail;
    return row;
}

int MapExamplesModel::failing() const {
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.state == Row::State::Fail; }));
}

Qt::ItemFlags MapExamplesModel::flags(const QModelIndex& index) const {
    return index.isValid() && index.column() == Wanted ? TableModel::flags(index) | Qt::ItemIsEditable : TableModel::flags(index);
}

bool MapExamplesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Wanted)
        return false;
    Q_EMIT wantedEdited(index.row(), value.toString());
    return true;
}

QVariant MapExamplesModel::cell(int at, int column, int role) const {
    const Row& row = m_rows[std::size_t(at)];
    if (role == Qt::ToolTipRole)
        return row.note.isEmpty() ? row.input : row.note;
    switch (column) {
    case Input:
        if (role == Qt::DisplayRole)
            return row.input;
        break;
    case Wanted:
        if (role == Qt::EditRole)
            return row.wanted;
        if (row.wantsError)
            return role == Qt::DisplayRole ? QVariant(tr("a reject")) : role == MutedRole ? QVariant(true) : QVariant();
        if (role == ValueRole)
            return QVariant::fromValue(row.wantsNull ? showNull() : showText(row.wanted));
        break;
    case Verdict:
        if (role == Qt::DisplayRole)
            return row.state == Row::State::Pass ? tr("as wanted") : row.state == Row::State::Fail ? row.got : tr("shown in runs");
        if (role == SignRole)
            return int(row.state == Row::State::Pass ? Sign::Ok : row.state == Row::State::Fail ? Sign::Error : Sign::Open);
        break;
    default: break;
    }
    return {};
}

} // namespace mw::ui
