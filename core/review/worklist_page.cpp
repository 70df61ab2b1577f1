// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/worklist.h"

#include "core/base/file.h"
#include "core/base/wording.h"
#include "core/base/words.h"
#include "core/review/worklist_markup_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mw::review {

namespace {

using Json = nlohmann::ordered_json;

/// JSON that can stand in a page: nothing in it ends a script.
std::string embedded(const Json& json) {
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace), safe;
    safe.reserve(text.size());
    for (const char c : text) {
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    }
    return safe;
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text)
        safe += c == '<' ? std::string("&lt;") : c == '&' ? std::string("&amp;") : std::string(1, c);
    return safe;
}

Json shown(const Value& value, const LogicalType& type) { return isNull(value) ? Json() : Json(printValue(value, type)); }

/// Fills {0} … in the markup in one go: what is put in is not looked at again.
std::string filled(std::string_view markup, const std::vector<std::string>& parts) {
    std::string page;
    for (std::size_t at = 0; at < markup.size(); ++at) {
        const bool isPlace = markup[at] == '{' && at + 2 < markup.size() && markup[at + 2] == '}' && markup[at + 1] >= '0' && markup[at + 1] <= '3';
        if (isPlace) {
            page += parts[std::size_t(markup[at + 1] - '0')];
            at += 2;
        } else {
            page += markup[at];
        }
    }
    return page;
}

class PageMaker {
public:
    explicit PageMaker(const WorklistInput& input)
        : m_input(input), m_words(input.catalogue ? *input.catalogue : MessageCatalogue::english()), m_cards(*input.cards) {}

    std::string make() const {
        const std::string title = m_words("Review of {0}", m_cards.targetEntity);
        return filled(kWorklistMarkup, {m_words.catalogue().language(), escaped(title + " – " + m_input.documentTitle), embedded(wordTable()), embedded(data(title))});
    }

private:
    /// What stands in the places is known to the page alone: there they stay.
    Json wordTable() const {
        return {{"pass", m_words("Pass")},
                {"fail", m_words("Fail")},
                {"unsure", m_words("Unsure")},
                {"comment", m_words("Comment; needed where a record fails: what is wrong?")},
                {"previous", m_words("Previous")},
                {"next", m_words("Next")},
                {"save", m_words("Save answers")},
                {"rule", m_words("Rule")},
                {"nothing", m_words("no value")},
                {"empty", m_words("empty text")},
                {"missing", m_words("not in the target")},
                {"differs", m_words("the rule says: {0}", "{0}")},
                {"progress", m_words("{0} of {1} answered", "{0}", "{1}")},
                {"how", m_words("J or → next, K or ← previous, P pass, F fail, U unsure, Esc leaves the comment. The answers stay in this browser; "
                                "save them as a file and send that back.")}};
    }

    Json data(const std::string& title) const {
        const PlanStanding& plan = *m_input.plan;
        Json cards = Json::array();
        for (const CardStanding* card : plan.worklist(m_input.reviewer)) {
            if (const CardContent* const content = m_cards.card(card->card.record))
                cards.push_back(cardOf(card->card, *content));
        }
        return {{"plan", plan.digest},
                {"reviewer", m_input.reviewer},
                {"file", "answers-" + plan.reference + "-" + fileName(m_input.reviewer) + ".json"},
                {"title", title},
                {"source", m_cards.sourceEntity},
                {"target", m_cards.targetEntity},
                {"about", m_words("{0}, for {1}. Sample {2} of run {3}, document {4}.", m_input.documentTitle, m_input.reviewer, plan.reference,
                                  std::to_string(plan.plan.run), plan.documentHash.substr(0, 12))},
                {"cards", cards}};
    }

    static std::string fileName(std::string text) {
        std::replace_if(text.begin(), text.end(), [](char c) { return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')); }, '-');
        return text;
    }

    Json cardOf(const Card& card, const CardContent& content) const {
        Json rows = Json::array(), notes = Json::array();
        std::vector<bool> isUsed(m_cards.sourceFields.size());
        const bool isLoaded = !content.expected.empty();
        for (std::size_t i = 0; i < m_cards.fields.size() && isLoaded; ++i) {
            const CardField& field = m_cards.fields[i];
            Json row = {{"field", field.label.empty() ? field.name : field.label + " (" + field.name + ")"}, {"rule", field.sentence}, {"from", Json::array()}};
            for (const std::size_t source : field.sources) {
                isUsed[source] = true;
                row["from"].push_back(sourceValue(content, source));
            }
            row["to"] = content.actual.empty() ? Json() : shown(content.actual[i], m_cards.targetFields[i].type);
            row["changed"] = bool(content.isChanged[i]);
            row["missing"] = content.actual.empty();
            if (content.differs[i])
                row["expected"] = shown(content.expected[i], m_cards.targetFields[i].type);
            rows.push_back(std::move(row));
        }
        for (std::size_t source = 0; source < content.source.size(); ++source) {
            if (!isUsed[source])
                rows.push_back({{"from", Json::array({sourceValue(content, source)})}});
        }
        if (content.disposition == Disposition::Rejected) {
            for (const engine::RejectReason& reason : content.reasons)
                notes.push_back(m_words("It is rejected: {0}", (reason.targetField.empty() ? "" : reason.targetField + ": ") + m_words.catalogue().text(reason.message)));
        } else if (content.disposition == Disposition::Excluded) {
            notes.push_back(m_words("It is excluded by the filter."));
        } else if (content.actual.empty()) {
            notes.push_back(m_words("The target holds no such record."));
        }
        if (!content.sourceChildren.empty() || !content.targetChildren.empty())
            notes.push_back(m_words("What refers to it: {0} in the source, {1} in the target", childrenOf(content.sourceChildren), childrenOf(content.targetChildren)));
        return {{"record", content.record}, {"key", card.key}, {"seen", content.digest}, {"why", whyOf(card)}, {"notes", notes}, {"rows", rows}};
    }

    Json sourceValue(const CardContent& content, std::size_t position) const {
        const Field& field = m_cards.sourceFields[position];
        return Json::array({field.label.empty() ? field.name : field.label + " (" + field.name + ")",
                            position < content.source.size() ? shown(content.source[position], field.type) : Json()});
    }

    std::string childrenOf(const std::vector<Children>& children) const {
        std::vector<std::string> parts;
        for (const Children& each : children)
            parts.push_back(m_words.counted(each.count) + " " + each.entity);
        return parts.empty() ? m_words("nothing") : listed(parts);
    }

    /// Reviewers of the random part are not told why a record is there: it is there by chance.
    static std::string whyOf(const Card& card) {
        std::vector<std::string> reasons;
        for (const Pick& pick : card.picks) {
            if (pick.how != Pick::How::Random && !pick.why.empty())
                reasons.push_back(pick.why);
        }
        return listed(reasons);
    }

    const WorklistInput& m_input;
    const Words m_words;
    const Cards& m_cards;
};

} // namespace

Result<void> writeWorklistPage(const WorklistInput& input, const std::string& path) { return writeFile(path, PageMaker(input).make()); }

} // namespace mw::review
