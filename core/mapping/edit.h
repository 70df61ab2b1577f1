// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mw::mapping {

/// Names what an edit touched, so that models can update exactly that.
struct Change {
    enum class Kind { Inserted, Removed, Modified };
    enum class What { Document, Connection, Lookup, ValueMap, Parameter, Function, EntityMapping, FieldMapping, NotMigrated, Check, Decision, Workflow };
    Kind kind;
    What what;
    Id element;       ///< of what was touched
    Id entityMapping; ///< the entity mapping it belongs to, null otherwise
    std::size_t position = 0; ///< index in its list, after an insert, before a removal
};
using ChangeSet = std::vector<Change>;

/// Replaces, inserts or removes one element of the document, or several as one step. Edits are plain values: scripts,
/// tests, undo commands and the journal all use them.
///
/// An element is replaced whole: the edit holds its new content; position counts only for insertions. No content = removed.
template <class Element>
struct SetElement {
    Id id;
    std::optional<Element> content; ///< none: remove
    std::size_t position = std::size_t(-1); ///< where to insert; the end by default
};
struct SetFieldMapping {
    Id entityMapping;
    SetElement<FieldMapping> field;
};
/// What the document says of itself, without its lists.
struct SetDocumentText {
    std::string title, description;
    Pattern pattern = Pattern::Migration;
    std::optional<std::uint64_t> rejectLimit;
};
/// Replaces what an entity mapping says of itself; `content.fields` and `content.notMigrated` do not count. Cheap where
/// SetElement<EntityMapping> would carry thousands of fields.
struct SetPipeline {
    EntityMapping content; ///< content.id names the entity mapping
};
struct SetNotMigrated {
    Id entityMapping;
    NotMigrated content;
    bool present = true; ///< false: take the entry for content.sourceField away
    std::size_t position = std::size_t(-1); ///< where to insert; the end by default
};
struct SetWorkflow {
    enum class What { Status, Owner, Layout, RecordUrl, Released };
    /// A text map of the workflow, and what one entry of it is called in an edit.
    struct Member {
        What what;
        std::string_view name; ///< "status"
        std::map<std::string, std::string> Workflow::*values;
    };
    static const std::array<Member, 5> kMembers; ///< by What
    static const Member& member(What what) { return kMembers.at(std::size_t(what)); }

    What what = What::Status;
    std::string element;
    std::optional<std::string> value; ///< none: remove
};
struct SetComment {
    SetElement<Workflow::Comment> comment;
};
/// Sets Workflow::retiredReferences; apply() makes these by itself where an element with a reference comes or goes.
struct SetRetiredReference {
    std::string prefix;
    std::optional<std::uint64_t> highest; ///< none: remove
};

using SingleEdit = std::variant<SetDocumentText, SetElement<Connection>, SetElement<Lookup>, SetElement<ValueMap>,
                                SetElement<Parameter>, SetElement<ProjectFunction>, SetElement<EntityMapping>,
                                SetFieldMapping, SetNotMigrated, SetElement<Check>, SetElement<Decision>, SetWorkflow, SetComment,
                                SetPipeline, SetRetiredReference>;

struct Edit {
    std::string label; ///< what the user did: "Change rule of people.email"
    std::vector<SingleEdit> steps;
};

/// Applies an edit as a whole and gives its inverse, which restores the document exactly; on an error the document is as
/// before (UnknownName, DuplicateId, WrongValue) and `changes` untouched. `changes` gets what was touched, in order.
/// Costs what it touches, not the size of the document, but for the look at ids when an element is inserted.
Result<Edit> apply(Document& document, const Edit& edit, ChangeSet* changes = nullptr);

} // namespace mw::mapping
