// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_rule_words.h"

#include "core/rules/catalogue.h"
#include "ui/commands/map_edits.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui {

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(RuleWords)
};

QString quotedName(const std::string& name) { return u'\'' + qt(name).replace(u'\'', QStringLiteral("''")) + u'\''; }

const QStringList& keywords() {
    static const QStringList words{
        QStringLiteral("and"),  QStringLiteral("or"),   QStringLiteral("not"),   QStringLiteral("is"),   QStringLiteral("null"),
        QStringLiteral("in"),   QStringLiteral("like"), QStringLiteral("between"), QStringLiteral("case"), QStringLiteral("when"),
        QStringLiteral("then"), QStringLiteral("else"), QStringLiteral("end"),   QStringLiteral("true"), QStringLiteral("false"),
        QStringLiteral("date"), QStringLiteral("timestamp")};
    return words;
}

} // namespace

std::vector<RuleWord> ruleWords(const rules::Environment& environment) {
    std::vector<RuleWord> words;
    for (const rules::FieldBinding& binding : environment.fields) {
        const Field& field = binding.field;
        QString help = qt(field.label.empty() ? field.comment : field.label);
        words.push_back({RuleWord::Kind::Field, qt(field.name), qt(edits::ruleName(field.name)), typeText(field.type), help});
    }
    for (const auto& map : environment.valueMaps)
        words.push_back({RuleWord::Kind::ValueMap, qt(map->name), QStringLiteral("map(%1, |)").arg(quotedName(map->name)),
                         RuleWords::tr("value map, %Ln value(s)", nullptr, int(map->entries.size())), {}});
    for (const rules::Environment::Lookup& lookup : environment.lookups)
        for (const Field& field : lookup.entity.fields)
            words.push_back({RuleWord::Kind::Lookup, qt(lookup.name) + u'.' + qt(field.name),
                             QStringLiteral("lookup(%1, |).%2").arg(quotedName(lookup.name), qt(edits::ruleName(field.name))),
                             typeText(field.type), RuleWords::tr("%1 of the record found in %2").arg(qt(field.name), qt(lookup.name))});
    for (const rules::Parameter& parameter : environment.parameters)
        words.push_back({RuleWord::Kind::Parameter, qt(parameter.name), qt(edits::ruleName(parameter.name)),
                         typeText(parameter.type), RuleWords::tr("parameter, now %1").arg(qt(printValue(parameter.value)))});
    for (const rules::ProjectFunction& function : environment.functions)
        words.push_back({RuleWord::Kind::Function, qt(function.name), qt(function.name) + QStringLiteral("(|)"),
                         RuleWords::tr("function of this project"), {}});
    for (const rules::Function& function : rules::allFunctions()) {
        const std::vector<std::string> signatures = function.signatures();
        words.push_back({RuleWord::Kind::Function, qt(function.name()), qt(function.name()) + QStringLiteral("(|)"),
                         signatures.empty() ? QString() : qt(signatures.front()), coreText(function.summary())});
    }
    for (const QString& word : keywords())
        words.push_back({RuleWord::Kind::Keyword, word, word, {}, {}});
    return words;
}

std::vector<const RuleWord*> matchingWords(const std::vector<RuleWord>& words, const QString& typed, std::size_t limit) {
    std::vector<const RuleWord*> heads, others;
    for (const RuleWord& word : words) {
        if (word.name.startsWith(typed, Qt::CaseInsensitive))
            heads.push_back(&word);
        else if (typed.size() > 1 && (word.name.contains(typed, Qt::CaseInsensitive) || word.help.contains(typed, Qt::CaseInsensitive)))
            others.push_back(&word);
        if (heads.size() >= limit)
            break;
    }
    heads.insert(heads.end(), others.begin(), others.end());
    if (heads.size() > limit)
        heads.resize(limit);
    return heads;
}

QString functionSignatures(const QString& name) {
    const rules::Function* function = rules::findFunction(utf8(name));
    if (!function)
        return {};
    QStringList lines;
    for (const std::string& signature : function->signatures())
        lines.append(qt(signature));
    return lines.join(u'\n');
}

QString functionHelp(const QString& name) {
    const rules::Function* function = rules::findFunction(utf8(name));
    if (!function)
        return {};
    QStringList lines{functionSignatures(name), coreText(function->summary())};
    if (const std::string rule = function->nullRule(); !rule.empty())
        lines.append(coreText(rule));
    for (const auto& example : function->examples()) {
        lines.append(qt(example.rule) + QStringLiteral("  →  ") + qt(example.result));
        break;
    }
    return lines.join(u'\n');
}

bool isRuleKeyword(const QString& word) { return keywords().contains(word, Qt::CaseInsensitive); }

QString ruleWordIcon(RuleWord::Kind kind) {
    switch (kind) {
    case RuleWord::Kind::Field: return QStringLiteral("field");
    case RuleWord::Kind::Function: return QStringLiteral("function");
    case RuleWord::Kind::ValueMap: return QStringLiteral("valuemap");
    case RuleWord::Kind::Lookup: return QStringLiteral("lookup");
    case RuleWord::Kind::Parameter: return QStringLiteral("parameter");
    case RuleWord::Kind::Keyword: return QStringLiteral("rule");
    }
    return {};
}

int wordStart(const QString& text, int position) {
    int start = position;
    while (start > 0 && (text[start - 1].isLetterOrNumber() || text[start - 1] == u'_'))
        --start;
    return start;
}

} // namespace mw::ui
