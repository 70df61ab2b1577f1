// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/asked.h"

#include "core/document/element_places.h"
#include "core/mapping/discussion.h"
#include "core/sign/gates.h"
#include "core/sign/verification.h"

#include <algorithm>

namespace mw::report {

namespace {

using CheckStatus = validate::CheckResult::Status;

class Asking {
public:
    Asking(const SpecificationInput& input, const Content& content, const Words& words)
        : m_input(input), m_document(*input.document), m_content(content), m_words(words) {}

    Content::Asked make() {
        std::size_t fields = 0;
        for (const Content::Chapter& chapter : m_content.chapters)
            fields += chapter.fields.size();
        m_asked.statement = m_words("The rules of {0} entity mappings with {1} field mappings, as they stand under the content hash {2}.",
                                    m_words.counted(m_content.chapters.size()), m_words.counted(fields), m_content.shortHash());
        figures();
        gates();
        critical();
        totals();
        questions();
        risks();
        changes();
        return std::move(m_asked);
    }

private:
    void figures() {
        if (!m_input.lastRun)
            return;
        const engine::Ledger& ledger = m_input.lastRun->result.ledger;
        m_asked.figures = {{m_words("read"), m_words.counted(ledger.read)},
                           {m_words("loaded"), m_words.counted(ledger.loaded + ledger.handedOver)},
                           {m_words("merged"), m_words.counted(ledger.merged)},
                           {m_words("excluded"), m_words.counted(ledger.excluded)},
                           {m_words("rejected"), m_words.counted(ledger.rejected)}};
    }

    void gate(const std::string& name, bool isOpen, const std::string& why) {
        m_asked.gates.rows.push_back({name, isOpen ? m_words("open") : m_words("CLOSED"), why});
    }

    void gates() {
        m_asked.gates = {m_words("Gates"), {{m_words("Gate"), false, false, 3}, {m_words("State"), false, false, 3}, {m_words("Why"), false, false, 9}}, {}, {}};
        for (const sign::Gate& each : sign::approvalGates(m_document, {}))
            gate(m_words.finished(each.name), each.isOpen, m_words.finished(each.why));
        gate(m_words("the ledger closes"), m_input.lastRun && m_input.lastRun->result.closes(),
             m_input.lastRun ? m_words("run {0} of {1}", m_input.lastRun->id, m_input.lastRun->startedAt) : m_words("nothing was loaded yet"));
        gate(m_words("validated"), m_input.lastValidation && m_input.lastValidation->passed(), m_content.validationStatement);
    }

    bool holds(const std::string& reference) const {
        std::size_t proofs = 0;
        for (const validate::CheckResult& check : m_input.lastValidation->checks) {
            if (std::find(check.proves.begin(), check.proves.end(), reference) == check.proves.end() || check.status == CheckStatus::Off)
                continue;
            if (check.falls())
                return false;
            ++proofs;
        }
        return proofs > 0;
    }

    void critical() {
        m_asked.critical = {m_words("Critical fields"),
                            {{m_words("Reference"), false, false, 2}, {m_words("Target"), false, false, 4}, {m_words("Rule"), false, false, 8}, {m_words("Proven"), false, false, 3}},
                            {}, m_words("No field is critical.")};
        std::size_t proven = 0;
        for (const Content::Chapter& chapter : m_content.chapters)
            for (const Content::FieldLine& line : chapter.fields) {
                if (line.criticality != m_words("critical"))
                    continue;
                const bool isProven = m_input.lastValidation && holds(line.reference);
                proven += isProven;
                m_asked.critical.rows.push_back({line.reference, chapter.targetEntity + "." + line.target, line.sentence,
                                                 isProven ? m_words("by checks that hold") : m_input.lastValidation ? m_words("NOT proven") : m_words("not checked")});
            }
        if (!m_asked.critical.rows.empty())
            m_asked.proofs.push_back(m_words("{0} of {1} critical fields are proven by checks that hold.", m_words.counted(proven),
                                             m_words.counted(m_asked.critical.rows.size())));
    }

    void totals() {
        std::size_t all = 0, agree = 0;
        if (m_input.lastValidation)
            for (const validate::CheckResult& check : m_input.lastValidation->checks)
                if (check.kind == "total" && check.status != CheckStatus::Off) {
                    ++all;
                    agree += check.status == CheckStatus::Passed;
                }
        m_asked.proofs.push_back(all == 0 ? m_words("No control totals were compared.")
                                          : m_words("{0} of {1} control totals agree.", m_words.counted(agree), m_words.counted(all)));
    }

    void questions() {
        for (const auto& [id, status] : m_document.workflow.status)
            if (const std::string place = document::placeOf(m_document, Id(id)); status == "question" && !place.empty())
                m_asked.questions.push_back(place);
        for (const mapping::Thread& thread : mapping::threads(m_document)) {
            if (!mapping::isOpenQuestion(*thread.first))
                continue;
            const mapping::Question& question = *thread.first->question;
            std::string text = question.reference + " " + document::placeOf(m_document, Id(thread.first->about)) + ": " + thread.first->text;
            if (!question.addressee.empty())
                text += " (" + m_words("asked of {0}", question.addressee) + (question.due.empty() ? "" : ", " + m_words("until {0}", question.due)) + ")";
            m_asked.questions.push_back(std::move(text));
        }
    }

    void risks() {
        m_asked.risks = {m_words("Accepted risks"),
                         {{m_words("What"), false, false, 5}, {m_words("Why"), false, false, 6}, {m_words("Who"), false, false, 3}, {m_words("Until"), false, false, 2}},
                         {}, m_words("No difference was accepted.")};
        for (const SpecificationInput::AcceptedRisk& risk : m_input.acceptedRisks)
            m_asked.risks.rows.push_back({risk.about, risk.reason, risk.author, risk.until.empty() ? m_words("for good") : risk.until});
    }

    void changes() {
        const auto found = sign::verify(m_document, nullptr, m_input.provenAcceptances);
        if (!found.ok())
            return;
        for (const sign::SignatureState& each : found->signatures)
            if (each.state == sign::SignatureState::State::Stale)
                for (const sign::Change& change : each.changes) {
                    std::string told = m_words.finished(change.sentence());
                    if (std::find(m_asked.changes.begin(), m_asked.changes.end(), told) == m_asked.changes.end())
                        m_asked.changes.push_back(std::move(told));
                }
    }

    const SpecificationInput& m_input;
    const mapping::Document& m_document;
    const Content& m_content;
    const Words& m_words;
    Content::Asked m_asked;
};

} // namespace

Content::Asked askedOf(const SpecificationInput& input, const Content& content, const Words& words) {
    return Asking(input, content, words).make();
}

} // namespace mw::report
