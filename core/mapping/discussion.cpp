// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/discussion.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/mapping/elements.h"
#include "core/mapping/problems.h"

#include <algorithm>
#include <set>

namespace mw::mapping {

namespace {

const Comment* commentOf(const Document& document, const Id& id) {
    const auto& all = document.workflow.comments;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Comment& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

bool isThere(const Document& document, const Id& element) {
    bool found = false;
    eachId(document, [&](const Id& id) { found = found || id == element; });
    for (const Connection& connection : document.connections)
        for (const Entity& entity : connection.schema.entities) {
            found = found || entity.id == element;
            for (const Field& field : entity.fields)
                found = found || field.id == element;
        }
    return found;
}

Result<void> check(const Remark& remark) {
    if (remark.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return makeError(Code::WrongValue, "nothing is said");
    if (remark.author.find_first_not_of(" \t\r\n") == std::string::npos)
        return makeError(Code::WrongValue, "what is said needs an author");
    return {};
}

/// Calls visit(id, reference) for every element that carries a reference.
template <class Visit>
void eachReferred(const Document& document, const Visit& visit) {
    const auto each = [&](const auto& elements) {
        for (const auto& element : elements)
            visit(element.id, element.reference);
    };
    each(document.lookups);
    each(document.valueMaps);
    each(document.parameters);
    each(document.functions);
    each(document.mappings);
    each(document.checks);
    each(document.decisions);
    for (const EntityMapping& mapping : document.mappings)
        each(mapping.fields);
}

Result<Comment> questionOf(const Document& document, const Id& thread) {
    const Comment* const found = commentOf(document, thread);
    if (found == nullptr || !found->question)
        return makeError(Code::UnknownName, quoted(thread.text()), "");
    return *found;
}

bool isWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

} // namespace

const Comment* Thread::answer() const {
    const auto found = std::find_if(replies.rbegin(), replies.rend(), [&](const Comment* each) { return each->author != first->author; });
    return found == replies.rend() ? nullptr : *found;
}

std::vector<Thread> threads(const Document& document, const std::string& about) {
    std::vector<Thread> all;
    std::map<Id, std::size_t> places;
    for (const Comment& comment : document.workflow.comments)
        if (comment.replyTo.isNull() || commentOf(document, comment.replyTo) == nullptr) {
            places.emplace(comment.id, all.size());
            all.push_back({&comment, {}});
        }
    for (const Comment& comment : document.workflow.comments)
        if (const auto place = places.find(comment.replyTo); place != places.end() && !comment.replyTo.isNull())
            all[place->second].replies.push_back(&comment);
    if (!about.empty())
        std::erase_if(all, [&](const Thread& each) { return each.first->about != about; });
    return all;
}

std::optional<Thread> threadOf(const Document& document, std::string_view idOrReference) {
    for (Thread& each : threads(document))
        if (each.first->id.text() == idOrReference || (each.first->question && each.first->question->reference == idOrReference))
            return std::move(each);
    return {};
}

std::string referenceOf(const Document& document, const Id& element) {
    std::string found;
    eachReferred(document, [&](const Id& id, const std::string& reference) {
        if (id == element)
            found = reference;
    });
    return found;
}

Id elementCalled(const Document& document, std::string_view reference) {
    Id found;
    eachReferred(document, [&](const Id& id, const std::string& own) {
        if (own == reference)
            found = id;
    });
    return found;
}

bool mentions(std::string_view text, std::string_view name) {
    const std::string folded = foldCase(text);
    const auto stands = [&](std::string_view who) {
        const std::string sought = "@" + foldCase(who);
        for (std::size_t at = folded.find(sought); at != std::string::npos; at = folded.find(sought, at + 1)) {
            const std::size_t end = at + sought.size();
            const bool beginsWord = at == 0 || !isWordByte(folded[at - 1]); // an address is no mention
            if (beginsWord && (end == folded.size() || !isWordByte(folded[end])))
                return true;
        }
        return false;
    };
    return !name.empty() && (stands(name) || stands(name.substr(0, name.find(' '))));
}

bool concerns(const Thread& thread, std::string_view name) {
    if (isOpenQuestion(*thread.first) && (thread.first->question->addressee.empty() || foldCase(thread.first->question->addressee) == foldCase(name)))
        return true;
    return mentions(thread.first->text, name) ||
           std::any_of(thread.replies.begin(), thread.replies.end(), [&](const Comment* each) { return mentions(each->text, name); });
}

std::vector<std::string> knownPeople(const Document& document) {
    std::set<std::string> names;
    for (const auto& [element, name] : document.workflow.owner)
        names.insert(name);
    for (const Comment& comment : document.workflow.comments) {
        names.insert(comment.author);
        if (comment.question)
            names.insert(comment.question->addressee);
    }
    for (const EntityMapping& mapping : document.mappings) {
        names.insert(mapping.intent.saidBy);
        for (const FieldMapping& field : mapping.fields)
            names.insert(field.intent.saidBy);
    }
    for (const Decision& decision : document.decisions)
        names.insert(decision.who);
    names.erase("");
    return {names.begin(), names.end()};
}

Result<Edit> beginThread(const Document& document, const Id& about, const Remark& remark, std::optional<Question> question, IdMaker& ids, std::string label) {
    MW_TRY_DO(check(remark));
    if (!isThere(document, about))
        return makeError(Code::UnknownName, quoted(about.text()), "");
    if (question && question->reference.empty())
        question->reference = nextReference(document, "Q");
    const Comment made{ids.make("com"), about.text(), remark.author, remark.time, remark.text, {}, std::move(question)};
    return Edit{std::move(label), {SetComment{{made.id, made}}}};
}

Result<Edit> reply(const Document& document, const Id& thread, const Remark& remark, IdMaker& ids, std::string label) {
    MW_TRY_DO(check(remark));
    const Comment* const first = commentOf(document, thread);
    if (first == nullptr)
        return makeError(Code::UnknownName, quoted(thread.text()), "");
    const Comment made{ids.make("com"), first->about, remark.author, remark.time, remark.text, thread, {}};
    return Edit{std::move(label), {SetComment{{made.id, made}}}};
}

Result<Edit> closeQuestion(const Document& document, const Id& thread, const std::string& time, std::string label) {
    MW_TRY(Comment changed, questionOf(document, thread));
    changed.question->closed = time;
    return Edit{std::move(label), {SetComment{{thread, changed}}}};
}

Result<Edit> decide(const Document& document, const Id& thread, Decision decision, const std::string& time, IdMaker& ids, std::string label) {
    MW_TRY(const Comment question, questionOf(document, thread));
    if (decision.what.empty() || decision.who.empty())
        return makeError(Code::WrongValue, "a decision says what was decided, and who did");
    MW_TRY(Edit edit, closeQuestion(document, thread, time, std::move(label)));
    decision.id = ids.make("dec");
    decision.reference = nextReference(document, "DEC");
    for (const std::string& about : {referenceOf(document, Id(question.about)), question.question->reference})
        if (!about.empty())
            decision.about.push_back(about);
    edit.steps.push_back(SetElement<Decision>{decision.id, decision});
    return edit;
}

Result<Edit> removeComment(const Document& document, const Id& comment, std::string label) {
    if (commentOf(document, comment) == nullptr)
        return makeError(Code::UnknownName, quoted(comment.text()), "");
    Edit edit{std::move(label), {}};
    for (const Comment& each : document.workflow.comments)
        if (each.replyTo == comment)
            edit.steps.push_back(SetComment{{each.id, {}}});
    edit.steps.push_back(SetComment{{comment, {}}});
    return edit;
}

} // namespace mw::mapping
