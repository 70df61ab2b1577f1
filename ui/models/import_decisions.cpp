// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_decisions.h"

#include "core/connect/file_growth.h"
#include "core/connect/option_key.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace mw::ui {

namespace {

constexpr double kUnsure = 0.75; // below it a decision asks to be looked at

class ImportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

/// The same value may be written in several ways.
std::string plainValue(const std::string& value) {
    static const std::map<std::string, std::string> kSame = {{"comma", ","},     {"semicolon", ";"}, {"tab", "\t"},  {"pipe", "|"},
                                                             {"colon", ":"},     {"space", " "},     {"true", "yes"}, {"false", "no"},
                                                             {"backslash", "\\"}, {"auto", ""}};
    const auto known = kSame.find(value);
    return known == kSame.end() ? value : known->second;
}

/// Encodings that one may look for where text has no other sign of its own: of PCs, and EBCDIC of countries.
constexpr const char* kEncodings[] = {"UTF-8",   "windows-1252", "ISO-8859-15", "IBM850",   "ibm-037",
                                      "ibm-273", "ibm-500",      "ibm-1047",    "ibm-1140", "ibm-1141"};

QString percent(double share) { return QLocale().toString(int(std::lround(share * 100))) + QStringLiteral(" %"); }

class DecisionMaker {
public:
    explicit DecisionMaker(const ImportDraft& draft, std::string entity) : m_draft(draft), m_entity(std::move(entity)) {}

    /// `finding` is what is known now, null where nothing is.
    ImportDecision make(const OptionField& option, const std::string& key, const Finding* finding) const {
        ImportDecision decision;
        decision.key = key;
        decision.label = coreText(option.label);
        decision.help = coreText(option.help);
        decision.mayBeTyped = option.kind == OptionField::Kind::Text || option.kind == OptionField::Kind::Integer;
        const auto set = m_draft.options().find(key);
        decision.isSet = set != m_draft.options().end();
        const Finding* open = decision.isSet ? m_draft.detected(key) : finding;
        addChoices(decision, option, open, !finding && isFoundByField(option.name));
        if (decision.isSet)
            choose(decision, set->second);
        if (finding)
            tell(decision, *finding);
        return decision;
    }

    ImportDecision fact(const Finding& finding) const {
        ImportDecision decision;
        decision.label = capital(coreText(finding.what));
        decision.choices.push_back({coreText(finding.shown.empty() ? finding.value : finding.shown), {}, false});
        tell(decision, finding);
        return decision;
    }

private:
    /// Says whether fields have each their own value of an option.
    bool isFoundByField(const std::string& option) const {
        const auto shape = m_draft.shape();
        return shape && std::any_of(shape->findings.begin(), shape->findings.end(), [&](const Finding& each) {
            return !each.field.empty() && optionName(each.option) == option;
        });
    }
    static QString capital(QString text) {
        if (!text.isEmpty())
            text[0] = text[0].toUpper();
        return text;
    }

    static void addChoices(ImportDecision& decision, const OptionField& option, const Finding* open, bool isOfFields) {
        std::set<std::string> listed;
        if (option.name == kLastSeenOption) {
            decision.choices.push_back({ImportWords::tr("nothing is remembered"), {}, false});
            decision.choices.push_back({ImportWords::tr("what is there now"), {}, true});
            return;
        }
        if (open) {
            decision.choices.push_back({shownValue(*open), {}, false});
            listed.insert(plainValue(open->value));
        } else if (option.defaultValue.empty() || option.defaultValue == "auto") {
            decision.choices.push_back({isOfFields ? ImportWords::tr("each field as found") : ImportWords::tr("as found"), {}, false});
        } else {
            decision.choices.push_back({optionValueText(option.defaultValue), {}, false});
            listed.insert(plainValue(option.defaultValue));
        }
        const auto add = [&](const std::string& value, const QString& text) {
            if (value != "auto" && !value.empty() && listed.insert(plainValue(value)).second)
                decision.choices.push_back({text, value, false});
        };
        if (open && !open->alternative.empty())
            add(open->alternative, open->alternativeConfidence > 0.005
                                       ? QStringLiteral("%1  ·  %2").arg(optionValueText(open->alternative), percent(open->alternativeConfidence))
                                       : optionValueText(open->alternative));
        if (open)
            add(open->value, shownValue(*open)); // only where what was found can be said as well
        for (const std::string& value : option.choices)
            add(value, optionValueText(value));
        if (option.name == "encoding" && option.choices.empty())
            for (const char* const value : kEncodings)
                add(value, optionValueText(value));
        if (option.kind == OptionField::Kind::Boolean)
            for (const char* const value : {"yes", "no"})
                add(value, optionValueText(value));
    }

    static QString shownValue(const Finding& finding) {
        const QString own = optionValueText(finding.value);
        const bool isForm = finding.shown.find("yyyy") != std::string::npos; // of a date
        return isForm ? qt(finding.shown) : finding.value.empty() || finding.value == "auto" ? coreText(finding.shown) : own;
    }

    static void choose(ImportDecision& decision, const std::string& value) {
        for (std::size_t i = 1; i < decision.choices.size(); ++i)
            if (!decision.choices[i].remember && plainValue(decision.choices[i].value) == plainValue(value)) {
                decision.chosen = int(i);
                return;
            }
        decision.choices.insert(decision.choices.begin() + 1, {optionValueText(value), value, false});
        decision.chosen = 1;
    }

    void tell(ImportDecision& decision, const Finding& finding) const {
        decision.reason = coreText(finding.reason);
        if (decision.isSet)
            return;
        if (!finding.reason.empty() && !decision.key.empty())
            decision.sureness = percent(finding.confidence);
        if (!decision.key.empty() && finding.confidence < kUnsure)
            decision.sign = Sign::Question;
    }

    const ImportDraft& m_draft;
    const std::string m_entity;
};

/// What was found for an option in the entity in view. Of several files read as one entity it is what the first has; the
/// others are counted where they have something else.
struct Found {
    const Finding* finding = nullptr;
    std::size_t files = 0, others = 0;
};

Found findingOf(const ImportDraft::Shape& shape, const std::string& option, const std::string& entity) {
    Found found;
    for (const Finding& each : shape.findings) {
        if (each.option.empty() || optionName(each.option) != option || !each.field.empty())
            continue;
        const bool isOfFile = !each.entity.empty() && !shape.schema.entity(each.entity);
        if (!each.entity.empty() && !isOfFile && each.entity != entity)
            continue;
        if (!found.finding)
            found.finding = &each;
        found.files += isOfFile;
        found.others += isOfFile && each.value != found.finding->value;
    }
    return found;
}

/// What options that hold for the entity alone have behind their name.
std::string narrowing(const ImportDraft::Shape& shape, const std::string& entity) {
    for (const Finding& each : shape.findings)
        if (each.entity == entity && each.field.empty() && optionName(each.option).size() < each.option.size())
            return each.option.substr(optionName(each.option).size());
    return {};
}

} // namespace

QString optionValueText(const std::string& value) {
    const std::string plain = plainValue(value);
    if (plain == ",")
        return ImportWords::tr(", (comma)");
    if (plain == ".")
        return ImportWords::tr(". (point)");
    if (plain == ";")
        return ImportWords::tr("; (semicolon)");
    if (plain == "\t")
        return ImportWords::tr("tab");
    if (plain == "|")
        return ImportWords::tr("| (pipe)");
    if (plain == ":")
        return ImportWords::tr(": (colon)");
    if (plain == " ")
        return ImportWords::tr("space");
    if (plain == "\\")
        return ImportWords::tr("\\ (backslash)");
    if (plain == "\"")
        return ImportWords::tr("\" (double quote)");
    if (plain == "'")
        return ImportWords::tr("' (apostrophe)");
    if (plain == "whitespace")
        return ImportWords::tr("any run of blanks");
    if (plain == "wide-whitespace")
        return ImportWords::tr("two blanks or more");
    if (plain == "none")
        return ImportWords::tr("none");
    if (plain == "yes")
        return ImportWords::tr("yes");
    if (plain == "no")
        return ImportWords::tr("no");
    if (plain == "keep")
        return ImportWords::tr("keep", "spaces belong to the value");
    if (plain == "drop")
        return ImportWords::tr("leave out", "spaces do not belong to the value");
    if (plain == "one")
        return ImportWords::tr("only one");
    if (plain == "all")
        return ImportWords::tr("all rows");
    if (plain == "new")
        return ImportWords::tr("only new rows");
    if (plain == "dmy")
        return ImportWords::tr("day, month, year");
    if (plain == "mdy")
        return ImportWords::tr("month, day, year");
    if (plain == "ymd")
        return ImportWords::tr("year, month, day");
    if (plain == "ibm-037" || plain == "ibm-1140")
        return ImportWords::tr("%1 (EBCDIC, United States)").arg(qt(plain));
    if (plain == "ibm-273" || plain == "ibm-1141")
        return ImportWords::tr("%1 (EBCDIC, Germany and Austria)").arg(qt(plain));
    if (plain == "ibm-500" || plain == "ibm-1047")
        return ImportWords::tr("%1 (EBCDIC, Latin 1)").arg(qt(plain));
    if (const auto mark = parseFileMark(value))
        return ImportWords::tr("%1 are known").arg(formatBytes(mark->bytes));
    return coreText(value);
}

std::string entityInView(const ImportDraft& draft) {
    const auto shape = draft.shape();
    if (!draft.entity().empty() || !shape || shape->schema.entities.empty())
        return draft.entity();
    return shape->schema.entities.front().name;
}

std::vector<ImportDecision> decisionsOf(const ImportDraft& draft) {
    std::vector<ImportDecision> decisions;
    const auto shape = draft.shape();
    if (!shape)
        return decisions;
    const std::string entity = entityInView(draft);
    const std::string own = narrowing(*shape, entity);
    const DecisionMaker maker(draft, entity);
    for (const OptionField& option : shape->connector->options) {
        if (option.secret || (option.name == kLastSeenOption && !shape->isFile && !draft.options().contains(option.name)))
            continue;
        const Found found = findingOf(*shape, option.name, entity);
        std::string key = found.finding ? found.finding->option : option.name + own;
        if (!draft.options().contains(key) && draft.options().contains(option.name))
            key = option.name; // said for all
        ImportDecision decision = maker.make(option, key, found.finding);
        if (found.others > 0) {
            decision.sign = Sign::Warning;
            decision.reason = ImportWords::tr("%1 of %2 files have something else").arg(formatCount(found.others), formatCount(found.files)) +
                              QStringLiteral(" · ") + decision.reason;
        }
        decisions.push_back(std::move(decision));
    }
    std::set<std::string> told;
    for (const Finding& finding : shape->findings) {
        const bool isOther = !finding.entity.empty() && finding.entity != entity && shape->schema.entity(finding.entity);
        if (finding.option.empty() && finding.field.empty() && !isOther && told.insert(finding.what).second)
            decisions.push_back(maker.fact(finding));
    }
    return decisions;
}

std::vector<ImportDecision> decisionsOfField(const ImportDraft& draft, const std::string& entity, const std::string& field) {
    std::vector<ImportDecision> decisions;
    const auto shape = draft.shape();
    if (!shape)
        return decisions;
    const DecisionMaker maker(draft, entity);
    for (const Finding& finding : shape->findings)
        if (finding.entity == entity && finding.field == field)
            for (const OptionField& option : shape->connector->options)
                if (option.name == optionName(finding.option))
                    decisions.push_back(maker.make(option, finding.option, &finding));
    return decisions;
}

} // namespace mw::ui
