// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/answers.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/review/worklist.h"
#include "core/workbook/book.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

namespace mw::review {

namespace {

using Json = nlohmann::ordered_json;
constexpr int kAnswersVersion = 1;
constexpr std::uint64_t kMostBytes = 64u << 20;

} // namespace

Result<std::vector<Answer>> parseAnswers(std::string_view text, const std::string& name) {
    std::vector<Answer> answers;
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("mapwright_answers"))
            return makeError(Code::WrongValue, "it holds no answers to a worklist");
        if (const Json& version = json.at("mapwright_answers"); version != kAnswersVersion)
            return makeError(Code::WrongVersion, version.dump(), std::to_string(kAnswersVersion));
        const auto plan = json.at("plan").get<std::string>(), reviewer = json.at("reviewer").get<std::string>();
        for (const Json& each : json.at("answers")) {
            Answer answer{plan, reviewer, each.at("record").get<std::uint64_t>(), each.value("seen", ""), each.at("verdict").get<std::string>(),
                          each.value("comment", ""), each.value("at", std::int64_t(0)) * 1000, {}};
            answer.where = name + ", record " + std::to_string(answer.record);
            answers.push_back(std::move(answer));
        }
    } catch (const Json::parse_error& thrown) {
        return makeError(Code::NotJson, thrown.what());
    } catch (const nlohmann::json::exception&) {
        return makeError(Code::WrongValue, "it holds no answers to a worklist");
    }
    return answers;
}

namespace {

/// Its hidden sheet says in the first row the digest of the plan and the reviewer, below the heads of the columns, then for each card
/// the record and what it showed.
Result<std::vector<Answer>> fromBook(const workbook::Book& book) {
    const auto known = std::find_if(book.sheets.begin(), book.sheets.end(), [](const auto& sheet) { return sheet.name == kWorklistSheet; });
    if (known == book.sheets.end() || known->rows.size() < 2)
        return makeError(Code::WrongValue, "it is no worklist, or its hidden sheet is gone");
    const workbook::Row& heads = known->rows[1];
    const std::string plan = known->rows[0].at(0), reviewer = known->rows[0].at(1);
    std::map<std::string, std::string> seen;
    for (std::size_t i = 2; i < known->rows.size(); ++i)
        seen[known->rows[i].at(0)] = known->rows[i].at(1);
    std::map<std::string, std::string> verdicts; // as the list of the sheet has them
    for (std::size_t column = 3; column + 1 < heads.cells.size(); column += 2)
        verdicts[heads.at(column)] = heads.at(column + 1);
    std::vector<Answer> answers;
    for (const workbook::Sheet& sheet : book.sheets) {
        if (&sheet == &*known)
            continue;
        std::size_t record = std::string::npos, verdict = record, comment = record;
        for (const workbook::Row& row : sheet.rows) {
            const auto find = [&](const std::string& head) {
                const auto found = std::find(row.cells.begin(), row.cells.end(), head);
                return found == row.cells.end() ? std::string::npos : std::size_t(found - row.cells.begin());
            };
            if (record == std::string::npos) { // still above the heads
                record = find(heads.at(0));
                verdict = find(heads.at(1));
                comment = find(heads.at(2));
                if (record == std::string::npos || verdict == std::string::npos || comment == std::string::npos)
                    record = std::string::npos;
                continue;
            }
            const auto asked = seen.find(row.at(record));
            std::int64_t number = 0;
            if (asked == seen.end() || !parseInteger(row.at(record), number))
                continue;
            const auto word = verdicts.find(row.at(verdict));
            answers.push_back({plan, reviewer, std::uint64_t(number), asked->second, word == verdicts.end() ? row.at(verdict) : word->second,
                               row.at(comment), 0, sheet.place(row, verdict)});
        }
    }
    return answers;
}

/// "fail: the name is cut"
std::string told(const Judgement& judgement) {
    return std::string(nameOf(judgement.verdict)) + (judgement.comment.empty() ? "" : ": " + judgement.comment);
}

} // namespace

Result<std::vector<Answer>> readAnswers(const std::string& path, JobContext& job) {
    MW_TRY(const std::string text, readFile(path, kMostBytes));
    if (const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"); first != std::string::npos && text[first] == '{') {
        auto answers = parseAnswers(std::string_view(text).substr(first), std::filesystem::path(path).filename().string());
        return answers.ok() ? std::move(answers) : at(std::move(answers).error(), path);
    }
    MW_TRY(const workbook::Book book, workbook::readBook(path, job));
    auto answers = fromBook(book);
    return answers.ok() ? std::move(answers) : at(std::move(answers).error(), path);
}

std::vector<AnswerProposal> proposalsOf(const std::vector<Answer>& answers, const Standing& standing, const std::string& file) {
    using State = AnswerProposal::State;
    std::vector<AnswerProposal> proposals;
    for (const Answer& answer : answers) {
        if (answer.verdict.empty() && answer.comment.empty())
            continue;
        AnswerProposal& proposal = proposals.emplace_back();
        proposal.answer = answer;
        const auto refuse = [&](std::string why) {
            proposal.state = State::Refused;
            proposal.why = std::move(why);
        };
        const auto plan = std::find_if(standing.plans().begin(), standing.plans().end(), [&](const PlanStanding& each) { return each.digest == answer.plan; });
        const CardStanding* const card = plan == standing.plans().end() ? nullptr : plan->card(answer.record);
        if (plan == standing.plans().end()) {
            refuse("the sample plan is not known here: merge the review that it belongs to first");
            continue;
        }
        proposal.target = plan->plan.target;
        if (card == nullptr) {
            refuse("the record is not in the sample");
            continue;
        }
        proposal.key = card->card.key;
        const auto verdict = verdictNamed(answer.verdict);
        if (answer.reviewer.empty())
            refuse("nobody says whose answer it is");
        else if (!verdict)
            refuse(answer.verdict.empty() ? std::string("there is a comment but no verdict") : mw::quoted(answer.verdict) + " is no verdict");
        else if ((*verdict == Verdict::Fail || *verdict == Verdict::Accept) && answer.comment.empty())
            refuse("a record that fails needs a comment: what is wrong");
        if (proposal.state == State::Refused)
            continue;
        proposal.judgement = {answer.plan, answer.record, *verdict, answer.comment, {}, answer.seen, {}};
        proposal.judgement.via = std::filesystem::path(file).filename().string();
        const auto last = card->verdicts.find(answer.reviewer);
        if (last == card->verdicts.end())
            continue;
        const Judgement& before = last->second.judgement;
        proposal.was = told(before);
        if (before.verdict == proposal.judgement.verdict && before.comment == proposal.judgement.comment)
            proposal.state = State::Same;
        else if (last->second.atMicros >= answer.atMicros) {
            proposal.state = State::Conflict;
            proposal.why = answer.reviewer + " has said since: " + proposal.was;
        }
    }
    return proposals;
}

std::vector<Entry> entriesOf(const std::vector<AnswerProposal>& proposals, const Id& document, const Standing& standing, const std::string& appliedBy,
                             std::int64_t nowMicros, bool force) {
    using State = AnswerProposal::State;
    std::vector<Entry> entries;
    for (const AnswerProposal& proposal : proposals) {
        if (proposal.state != State::New && !(force && proposal.state == State::Conflict))
            continue;
        const auto plan = standing.plan(proposal.answer.plan);
        Entry entry{document, plan.ok() ? plan.value()->documentHash : std::string(), proposal.answer.reviewer, nowMicros, proposal.judgement};
        std::get<Judgement>(entry.said).via += ", applied by " + appliedBy;
        // The page says when each answer was given; what is forced over a later one has to be the last word.
        if (proposal.answer.atMicros > 0 && proposal.answer.atMicros < nowMicros && proposal.state == State::New)
            entry.atMicros = proposal.answer.atMicros;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace mw::review
