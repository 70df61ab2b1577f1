// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/step_draft.h"

#include "core/mapping/pipeline.h"
#include "ui/present/text.h"

#include <QStringList>

namespace mw::ui {

namespace {

using mapping::Step;
using Kind = StepPart::Kind;

constexpr qsizetype kShownRule = 36;

QString lineOf(const mapping::NamedRule& field) {
    const QString name = qt(field.name), rule = qt(field.rule);
    return name == rule ? name : name + QStringLiteral(" = ") + rule;
}

QString linesOf(const std::vector<mapping::NamedRule>& fields) {
    QStringList lines;
    for (const mapping::NamedRule& field : fields)
        lines << lineOf(field);
    return lines.join(u'\n');
}

QString lineOf(const mapping::Aggregate& value) {
    QString line = qt(value.name) + QStringLiteral(" = ") + qt(value.function) + u'(' + qt(value.rule) + u')';
    if (!value.separator.empty())
        line += QStringLiteral(" with \"") + qt(value.separator) + u'"';
    if (!value.order.empty())
        line += QStringLiteral(" by ") + qt(value.order) + (value.descending ? QStringLiteral(" desc") : QString());
    return line;
}

/// Lines that say something, each with what stands before its first = and behind it.
QList<std::pair<QString, QString>> pairsIn(const QString& text) {
    QList<std::pair<QString, QString>> pairs;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString left = line.left(equals).trimmed();
        pairs.append({left, equals < 0 ? left : line.mid(equals + 1).trimmed()});
    }
    return pairs;
}

std::vector<mapping::NamedRule> namedIn(const QString& text) {
    std::vector<mapping::NamedRule> fields;
    for (const auto& [name, rule] : pairsIn(text))
        fields.push_back({utf8(name), utf8(rule)});
    return fields;
}

/// The place of the parenthesis that closes the one at `open`, outside of texts; -1 where none does.
qsizetype closing(const QString& text, qsizetype open) {
    int depth = 0;
    bool inText = false;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text[i] == u'\'')
            inText = !inText;
        if (inText)
            continue;
        if (text[i] == u'(')
            ++depth;
        if (text[i] == u')' && --depth == 0)
            return i;
    }
    return -1;
}

Result<mapping::Aggregate> aggregateIn(const QString& name, const QString& text) {
    mapping::Aggregate value;
    value.name = utf8(name);
    const qsizetype open = text.indexOf(u'(');
    const qsizetype close = open < 0 ? -1 : closing(text, open);
    if (close < 0)
        return makeError(Code::WrongValue, utf8(StepDraft::tr("A value is written like total = sum(amount), not %1").arg(text)));
    value.function = utf8(text.left(open).trimmed().toLower());
    value.rule = utf8(text.mid(open + 1, close - open - 1).trimmed());
    QString rest = text.mid(close + 1).trimmed();
    if (rest.startsWith(QStringLiteral("with \"")) && rest.indexOf(u'"', 6) > 0) {
        const qsizetype end = rest.indexOf(u'"', 6);
        value.separator = utf8(rest.mid(6, end - 6));
        rest = rest.mid(end + 1).trimmed();
    }
    if (rest.startsWith(QStringLiteral("by "))) {
        QString order = rest.mid(3).trimmed();
        if (order.endsWith(QStringLiteral(" desc"))) {
            value.descending = true;
            order.chop(5);
        }
        value.order = utf8(order.trimmed());
        rest.clear();
    }
    if (!rest.isEmpty())
        return makeError(Code::WrongValue, utf8(StepDraft::tr("Nothing is known of “%1” behind a value; an order is written by RULE or by RULE desc").arg(rest)));
    return value;
}

Id idIn(const QMap<QString, QString>& texts, const QString& key, qsizetype part) {
    return Id(utf8(texts.value(key).section(u'/', int(part), int(part))));
}

QString entityData(const Id& connection, const Id& entity) { return qt(connection.text()) + u'/' + qt(entity.text()); }

StepPart entityPart(const mapping::Document& document, const Id& connection, const Id& entity) {
    StepPart part{QStringLiteral("entity"), StepDraft::tr("Entity"), {}, Kind::Choice, entityData(connection, entity)};
    for (const mapping::Connection& each : document.connections)
        for (const Entity& one : each.schema.entities)
            part.choices.append({qt(each.name) + QStringLiteral(" · ") + qt(one.name), entityData(each.id, one.id)});
    return part;
}

StepPart aliasPart(const std::string& alias) {
    return {QStringLiteral("alias"), StepDraft::tr("Rules may call it"), StepDraft::tr("its own name"), Kind::Text, qt(alias)};
}

StepPart reasonPart(const std::string& reason) {
    return {QStringLiteral("reason"), StepDraft::tr("Reason"), {}, Kind::Text, qt(reason)};
}

StepPart keysPart(const std::vector<mapping::NamedRule>& keys) {
    return {QStringLiteral("keys"), StepDraft::tr("Rows are one where these agree"),
            StepDraft::tr("One field a line, or name = rule"), Kind::Lines, linesOf(keys)};
}

QList<StepPart> partsOf(const mapping::Document& document, const mapping::Join& join) {
    StepPart kind{QStringLiteral("kind"), StepDraft::tr("Rows without a partner"), {}, Kind::Choice, QString::number(int(join.kind))};
    kind.choices = {{StepDraft::tr("are excluded (inner join)"), QStringLiteral("0")},
                    {StepDraft::tr("stay (left join)"), QStringLiteral("1")},
                    {StepDraft::tr("stay; several partners reject (lookup)"), QStringLiteral("2")},
                    {StepDraft::tr("are the only ones that stay (anti join)"), QStringLiteral("3")}};
    QStringList on;
    for (const mapping::Join::Pair& pair : join.on)
        on << qt(pair.left) + QStringLiteral(" = ") + qt(pair.right);
    return {entityPart(document, join.connection, join.entity),
            {QStringLiteral("on"), StepDraft::tr("Partners agree in"), StepDraft::tr("customer_id = id, one pair a line"), Kind::Lines, on.join(u'\n')},
            kind,
            aliasPart(join.alias),
            {QStringLiteral("where"), StepDraft::tr("Only records for which this is true"), StepDraft::tr("all of them"), Kind::SideRule, qt(join.where)}};
}

QList<StepPart> partsOf(const mapping::Document& document, const mapping::Union& other) {
    return {entityPart(document, other.connection, other.entity),
            {QStringLiteral("fields"), StepDraft::tr("Fields of other names"), StepDraft::tr("name = rule, one a line; the others come by name"), Kind::Lines, linesOf(other.fields)},
            aliasPart(other.alias),
            {QStringLiteral("where"), StepDraft::tr("Only records for which this is true"), StepDraft::tr("all of them"), Kind::SideRule, qt(other.where)},
            {QStringLiteral("marker"), StepDraft::tr("A field that tells where a row comes from"), StepDraft::tr("none"), Kind::Text, qt(other.marker)}};
}

QList<StepPart> partsOf(const mapping::Document&, const mapping::Filter& filter) {
    return {{QStringLiteral("rule"), StepDraft::tr("Only rows go on for which this is true"), StepDraft::tr("amount > 0"), Kind::Rule, qt(filter.rule)}};
}

QList<StepPart> partsOf(const mapping::Document&, const mapping::Unpivot& unpivot) {
    QStringList names, lines;
    for (const mapping::Unpivot::Value& value : unpivot.values)
        names << qt(value.name);
    for (std::size_t i = 0; i < unpivot.labels.size(); ++i) {
        QStringList rules;
        for (const mapping::Unpivot::Value& value : unpivot.values)
            rules << (i < value.rules.size() ? qt(value.rules[i]) : QString());
        lines << qt(unpivot.labels[i]) + QStringLiteral(" = ") + rules.join(QStringLiteral(" | "));
    }
    return {{QStringLiteral("names"), StepDraft::tr("Fields that it makes"), StepDraft::tr("phone; several with commas"), Kind::Text, names.join(QStringLiteral(", "))},
            {QStringLiteral("rows"), StepDraft::tr("A row for each of"), StepDraft::tr("mobile = phone_1, one a line; several values part by |"), Kind::Lines, lines.join(u'\n')},
            {QStringLiteral("label"), StepDraft::tr("The field that holds which one it is"), StepDraft::tr("none"), Kind::Text, qt(unpivot.label)},
            {QStringLiteral("empty"), StepDraft::tr("Make rows of empty values too"), {}, Kind::Check, unpivot.keepsEmpty ? QStringLiteral("yes") : QString()}};
}

QList<StepPart> partsOf(const mapping::Document&, const mapping::Group& group) {
    QStringList values;
    for (const mapping::Aggregate& value : group.aggregates)
        values << lineOf(value);
    return {keysPart(group.keys),
            {QStringLiteral("values"), StepDraft::tr("What the one row holds"),
             StepDraft::tr("total = sum(amount), mail = first(email) by rank; count, count_distinct, sum, average, min, max, first, list"), Kind::Lines, values.join(u'\n')}};
}

QList<StepPart> partsOf(const mapping::Document&, const mapping::Pivot& pivot) {
    QStringList columns;
    for (const mapping::Pivot::Column& column : pivot.columns)
        columns << (column.name.empty() ? qt(column.value) : qt(column.value) + QStringLiteral(" = ") + qt(column.name));
    StepPart function{QStringLiteral("function"), StepDraft::tr("Each holds"), {}, Kind::Choice, qt(pivot.function)};
    for (const std::string_view name : mapping::kAggregates)
        function.choices.append({qt(name), qt(name)});
    return {keysPart(pivot.keys),
            {QStringLiteral("by"), StepDraft::tr("A field for each value of"), {}, Kind::Rule, qt(pivot.by)},
            {QStringLiteral("columns"), StepDraft::tr("The values, with the names of their fields"), StepDraft::tr("value, or value = name, one a line"), Kind::Lines, columns.join(u'\n')},
            function,
            {QStringLiteral("rule"), StepDraft::tr("of"), {}, Kind::Rule, qt(pivot.rule)}};
}

using Texts = QMap<QString, QString>;

std::string trimmed(const Texts& texts, const char* key) { return utf8(texts.value(QLatin1String(key)).trimmed()); }

Result<void> take(const Texts& texts, mapping::Join& join) {
    join.connection = idIn(texts, QStringLiteral("entity"), 0);
    join.entity = idIn(texts, QStringLiteral("entity"), 1);
    join.kind = mapping::Join::Kind(qBound(0, texts.value(QStringLiteral("kind")).toInt(), 3));
    join.alias = trimmed(texts, "alias");
    join.where = trimmed(texts, "where");
    join.on.clear();
    for (const auto& [left, right] : pairsIn(texts.value(QStringLiteral("on"))))
        join.on.push_back({utf8(left), utf8(right)});
    return {};
}

Result<void> take(const Texts& texts, mapping::Union& other) {
    other.connection = idIn(texts, QStringLiteral("entity"), 0);
    other.entity = idIn(texts, QStringLiteral("entity"), 1);
    other.alias = trimmed(texts, "alias");
    other.where = trimmed(texts, "where");
    other.marker = trimmed(texts, "marker");
    other.fields = namedIn(texts.value(QStringLiteral("fields")));
    return {};
}

Result<void> take(const Texts& texts, mapping::Filter& filter) {
    filter.rule = trimmed(texts, "rule");
    return {};
}

Result<void> take(const Texts& texts, mapping::Unpivot& unpivot) {
    unpivot.label = trimmed(texts, "label");
    unpivot.keepsEmpty = !texts.value(QStringLiteral("empty")).isEmpty();
    unpivot.labels.clear();
    unpivot.values.clear();
    for (const QString& name : texts.value(QStringLiteral("names")).split(u',', Qt::SkipEmptyParts))
        unpivot.values.push_back({utf8(name.trimmed()), {}});
    for (const auto& [label, rules] : pairsIn(texts.value(QStringLiteral("rows")))) {
        const QStringList parts = rules.split(u'|');
        if (std::size_t(parts.size()) != unpivot.values.size())
            return makeError(Code::WrongValue, utf8(StepDraft::tr("%1 has %2 values; it makes %3 fields").arg(label).arg(parts.size()).arg(unpivot.values.size())));
        unpivot.labels.push_back(utf8(label));
        for (qsizetype i = 0; i < parts.size(); ++i)
            unpivot.values[std::size_t(i)].rules.push_back(utf8(parts[i].trimmed()));
    }
    return {};
}

Result<void> take(const Texts& texts, mapping::Group& group) {
    group.keys = namedIn(texts.value(QStringLiteral("keys")));
    group.aggregates.clear();
    for (const auto& [name, value] : pairsIn(texts.value(QStringLiteral("values")))) {
        MW_TRY(mapping::Aggregate made, aggregateIn(name, value));
        group.aggregates.push_back(std::move(made));
    }
    return {};
}

Result<void> take(const Texts& texts, mapping::Pivot& pivot) {
    pivot.keys = namedIn(texts.value(QStringLiteral("keys")));
    pivot.by = trimmed(texts, "by");
    pivot.function = trimmed(texts, "function");
    pivot.rule = trimmed(texts, "rule");
    pivot.columns.clear();
    for (const auto& [value, name] : pairsIn(texts.value(QStringLiteral("columns"))))
        pivot.columns.push_back({utf8(value), value == name ? std::string() : utf8(name)});
    return {};
}

QString nameOf(const mapping::Document& document, const Id& connection, const Id& entity, const std::string& alias) {
    const Entity* const found = document.entityOf(connection, entity);
    return alias.empty() ? (found ? qt(found->name) : QStringLiteral("?")) : qt(alias);
}

QString listed(const std::vector<mapping::NamedRule>& keys) {
    QStringList names;
    for (const mapping::NamedRule& key : keys)
        names << qt(key.name);
    return elideName(names.join(QStringLiteral(", ")), kShownRule);
}

} // namespace

const QList<QString>& StepDraft::kinds() {
    static const QList<QString> all = {QStringLiteral("join"),    QStringLiteral("filter"), QStringLiteral("group"),
                                       QStringLiteral("union"),   QStringLiteral("unpivot"), QStringLiteral("pivot")};
    return all;
}

QString StepDraft::kindTitle(const QString& kind) {
    if (kind == QStringLiteral("join"))
        return tr("Join another entity");
    if (kind == QStringLiteral("union"))
        return tr("Add the records of another entity");
    if (kind == QStringLiteral("filter"))
        return tr("Let only some rows go on");
    if (kind == QStringLiteral("unpivot"))
        return tr("Make rows of fields");
    return kind == QStringLiteral("group") ? tr("Group rows") : tr("Make fields of values");
}

QString StepDraft::kindHelp(const QString& kind) {
    if (kind == QStringLiteral("join"))
        return tr("Its fields stand beside those of each row: inner, left, lookup, anti");
    if (kind == QStringLiteral("union"))
        return tr("Several sources become one, each field from the one that is trusted");
    if (kind == QStringLiteral("filter"))
        return tr("Before a join or a group; the filter of the mapping comes last");
    if (kind == QStringLiteral("unpivot"))
        return tr("phone_1, phone_2, phone_3 become three rows");
    return kind == QStringLiteral("group") ? tr("One row of all that agree, with sums, counts, firsts, lists") : tr("The values of a field become fields of one row");
}

Step StepDraft::made(const QString& kind) {
    Step step;
    if (kind == QStringLiteral("join"))
        step.what = mapping::Join();
    else if (kind == QStringLiteral("union"))
        step.what = mapping::Union();
    else if (kind == QStringLiteral("filter"))
        step.what = mapping::Filter();
    else if (kind == QStringLiteral("unpivot"))
        step.what = mapping::Unpivot();
    else if (kind == QStringLiteral("group"))
        step.what = mapping::Group();
    else
        step.what = mapping::Pivot();
    return step;
}

QList<StepPart> StepDraft::parts(const mapping::Document& document, const Step& step) {
    QList<StepPart> parts = std::visit([&](const auto& what) { return partsOf(document, what); }, step.what);
    parts.append(reasonPart(step.reason));
    return parts;
}

Result<Step> StepDraft::with(const Step& step, const QMap<QString, QString>& texts) {
    Step made = step;
    MW_TRY_DO(std::visit([&](auto& what) { return take(texts, what); }, made.what));
    made.reason = trimmed(texts, "reason");
    return made;
}

QString StepDraft::chipText(const mapping::Document& document, const Step& step) {
    if (const auto* join = std::get_if<mapping::Join>(&step.what)) {
        const QString name = nameOf(document, join->connection, join->entity, join->alias);
        switch (join->kind) {
        case mapping::Join::Kind::Inner: return tr("with %1").arg(name);
        case mapping::Join::Kind::Left: return tr("with %1 if any").arg(name);
        case mapping::Join::Kind::Lookup: return tr("look up %1").arg(name);
        case mapping::Join::Kind::Anti: return tr("not in %1").arg(name);
        }
    }
    if (const auto* other = std::get_if<mapping::Union>(&step.what))
        return tr("and %1").arg(nameOf(document, other->connection, other->entity, other->alias));
    if (const auto* filter = std::get_if<mapping::Filter>(&step.what))
        return tr("where %1").arg(elideName(qt(filter->rule).simplified(), kShownRule));
    if (const auto* unpivot = std::get_if<mapping::Unpivot>(&step.what))
        return tr("rows of %n field(s)", nullptr, int(unpivot->labels.size()));
    if (const auto* group = std::get_if<mapping::Group>(&step.what))
        return group->keys.empty() ? tr("all in one") : tr("by %1").arg(listed(group->keys));
    const auto& pivot = std::get<mapping::Pivot>(step.what);
    return tr("fields of %1").arg(elideName(qt(pivot.by).simplified(), kShownRule));
}

QString StepDraft::chipIcon(const Step& step) {
    static const QMap<QString, QString> icons = {{QStringLiteral("join"), QStringLiteral("link")},
                                                 {QStringLiteral("union"), QStringLiteral("source")},
                                                 {QStringLiteral("filter"), QStringLiteral("filter")}};
    return icons.value(qt(mapping::kindOf(step)), QStringLiteral("group"));
}

} // namespace mw::ui
