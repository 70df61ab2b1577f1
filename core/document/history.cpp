// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/history.h"

#include "core/document/document_file.h"
#include "core/document/edit_text.h"
#include "core/document/semantic_diff.h"

#include <algorithm>

namespace mw::document {

namespace {

using mapping::Document;
using mapping::Edit;

/// The element that an edit replaces whole; null for edits of several steps and those that have none.
Id onlyElement(const Edit& edit) {
    if (edit.steps.size() != 1)
        return {};
    return std::visit(
        [](const auto& step) {
            using Step = std::decay_t<decltype(step)>;
            if constexpr (std::is_same_v<Step, mapping::SetFieldMapping>)
                return step.field.id;
            else if constexpr (std::is_same_v<Step, mapping::SetPipeline>)
                return step.content.id;
            else if constexpr (requires { step.content.has_value(); step.id; })
                return step.id;
            else
                return Id();
        },
        edit.steps.front());
}

/// What an edit does, whatever it is called.
std::string deedOf(const Edit& edit) { return printEdit({{}, edit.steps}); }

/// Steps in the making, with the text of what would take each back.
class Steps {
public:
    explicit Steps(Document document) : m_document(std::move(document)) {}

    Result<void> add(const PerformedEdit& performed) {
        MW_TRY(Edit inverse, mapping::apply(m_document, performed.edit));
        // An undo performs exactly the inverse of a step.
        if (!m_steps.empty() && m_undo.back() == deedOf(performed.edit)) {
            m_steps.pop_back();
            m_undo.pop_back();
            return {};
        }
        const Id element = onlyElement(performed.edit);
        if (!m_steps.empty() && !element.isNull() && m_steps.back().words() == performed.edit.label &&
            onlyElement(m_steps.back().edit) == element && isReplaced(m_steps.back().edit) && isReplaced(performed.edit)) {
            m_steps.back().edit = performed.edit;
            m_steps.back().atMicros = performed.atMicros;
            return {};
        }
        m_undo.push_back(deedOf(inverse));
        m_steps.push_back({performed.atMicros, performed.edit, std::move(inverse)});
        return {};
    }

    const Document& document() const { return m_document; }
    std::vector<HistoryStep> take() { return std::move(m_steps); }

private:
    /// An element that is taken away is a step of its own.
    static bool isReplaced(const Edit& edit) {
        return std::visit(
            [](const auto& step) {
                using Step = std::decay_t<decltype(step)>;
                if constexpr (std::is_same_v<Step, mapping::SetFieldMapping>)
                    return step.field.content.has_value();
                else if constexpr (requires { step.content.has_value(); })
                    return step.content.has_value();
                else
                    return true;
            },
            edit.steps.front());
    }

    Document m_document;
    std::vector<HistoryStep> m_steps;
    std::vector<std::string> m_undo;
};

/// None where the edits do not lead there, or back.
std::vector<HistoryStep> stepsOf(const Document& was, const std::string& wasText, const Document& now, const std::string& nowText,
                                 std::span<const PerformedEdit> performed) {
    Steps steps(was);
    for (const PerformedEdit& edit : performed)
        if (!steps.add(edit).ok())
            return {};
    if (stateText(steps.document()) != nowText)
        return {};
    std::vector<HistoryStep> found = steps.take();
    std::vector<HistoryStep> newestFirst(found.rbegin(), found.rend());
    Document back = now;
    if (!rewind(back, newestFirst).ok() || stateText(back) != wasText)
        return {};
    return found;
}

} // namespace

std::string stateText(const Document& document) {
    if (document.signaturesJson.empty())
        return printDocument(document);
    Document unsigned_ = document;
    unsigned_.signaturesJson.clear();
    return printDocument(unsigned_);
}

Result<std::vector<HistoryStep>> historySteps(const Document& was, const Document& now, std::span<const PerformedEdit> performed,
                                              const std::string& otherwise, std::int64_t nowMicros) {
    const std::string wasText = stateText(was), nowText = stateText(now);
    if (wasText == nowText)
        return std::vector<HistoryStep>();
    if (auto steps = stepsOf(was, wasText, now, nowText, performed); !steps.empty())
        return steps;
    HistoryStep whole{nowMicros, editBetween(was, now, otherwise), {}};
    Document document = was;
    MW_TRY(whole.inverse, mapping::apply(document, whole.edit));
    return std::vector<HistoryStep>{std::move(whole)};
}

Result<void> rewind(Document& document, std::span<const HistoryStep> newestFirst) {
    for (const HistoryStep& step : newestFirst)
        if (const auto applied = mapping::apply(document, step.inverse); !applied)
            return makeError(Code::WrongValue, "a step of the history does not fit the document: " + applied.error().line());
    return {};
}

} // namespace mw::document
