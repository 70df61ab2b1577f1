// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <string>
#include <string_view>
#include <vector>

/// What people say of the elements of a document: threads of comments; questions, which somebody has to answer. All of it is
/// workflow, outside the content hash.
namespace mw::mapping {

using Comment = Workflow::Comment;
using Question = Workflow::Question;

inline bool isOpenQuestion(const Comment& comment) { return comment.question && comment.question->closed.empty(); }

/// The comment that a thread begins with, and its replies in the order they were said. Pointers into the document.
struct Thread {
    const Comment* first = nullptr;
    std::vector<const Comment*> replies;
    /// The last who answered a question: somebody else than who asked it. Null where nobody has.
    const Comment* answer() const;
};
/// All threads in the order they began; those about one element where it is named. A reply whose thread is gone begins one.
std::vector<Thread> threads(const Document& document, const std::string& about = {});
/// None where no thread has that id, or its question no such reference.
std::optional<Thread> threadOf(const Document& document, std::string_view idOrReference);

/// The permanent reference of an element; empty where it has none.
std::string referenceOf(const Document& document, const Id& element);
/// The element that has a reference, questions aside; null where there is none.
Id elementCalled(const Document& document, std::string_view reference);

/// Says whether a text names somebody: "@Helen", "@Helen Carter", letter case aside.
bool mentions(std::string_view text, std::string_view name);
/// Says whether a thread is for somebody to look at: asked of them, of everybody, or they are named in it.
bool concerns(const Thread& thread, std::string_view name);
/// Everybody who is known by name: owners, authors, who was asked, who said intents. Sorted.
std::vector<std::string> knownPeople(const Document& document);

/// What somebody says. `time` is UTC, ISO 8601.
struct Remark {
    std::string author, time, text;
};
/// Edits as values. `question` gets the next reference ("Q-031"). WrongValue where nothing is said or nobody says it, UnknownName
/// where there is no such element or thread.
Result<Edit> beginThread(const Document& document, const Id& about, const Remark& remark, std::optional<Question> question, IdMaker& ids, std::string label);
Result<Edit> reply(const Document& document, const Id& thread, const Remark& remark, IdMaker& ids, std::string label);
/// Closes a question, or opens it again where `time` is empty.
Result<Edit> closeQuestion(const Document& document, const Id& thread, const std::string& time, std::string label);
/// Makes a decision of a question, about what it was about, and closes it. `decision.what` and `who` are needed.
Result<Edit> decide(const Document& document, const Id& thread, Decision decision, const std::string& time, IdMaker& ids, std::string label);
/// Takes a comment away, with its replies where it began the thread.
Result<Edit> removeComment(const Document& document, const Id& comment, std::string label);

} // namespace mw::mapping
