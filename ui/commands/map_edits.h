// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The edits that the Map page makes, as values. Each looks at the document as it is and gives what is to be applied; an
/// edit without steps means that there is nothing to do.
namespace mw::ui::edits {

/// Changes the field mapping of one target field in place; makes it, with the next reference, where there is none.
/// `change` gets the content as it is.
mapping::Edit changeField(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                          const QString& label, const std::function<void(mapping::FieldMapping&)>& change);
mapping::Edit setRule(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                      const std::string& rule);
/// Several rules in one step of the history.
struct RuleOf {
    Id targetField;
    std::string rule;
};
mapping::Edit setRules(const mapping::Document& document, const Id& entityMapping, IdMaker& ids, const QString& label,
                       const std::vector<RuleOf>& rules);
/// Takes the rules of target fields away. Field mappings that hold nothing else go whole; intent, note and examples stay.
mapping::Edit unmap(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& targetFields);
/// Leaves source fields behind with a reason; none takes the mark away.
mapping::Edit setNotMigrated(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& sourceFields,
                             const std::optional<std::string>& reason);
/// Status or owner of field mappings; those that are not there yet are made first.
mapping::Edit setWorkflow(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& targetFields,
                          IdMaker& ids, mapping::SetWorkflow::What what, const std::string& value);
mapping::Edit setPipeline(const mapping::Document& document, const Id& entityMapping, const QString& label,
                          const std::function<void(mapping::EntityMapping&)>& change);
mapping::Edit setValueMap(const mapping::Document& document, const Id& valueMap, const QString& label,
                          const std::function<void(mapping::ValueMap&)>& change);
/// A new, empty value map; `id` gets what it is called.
mapping::Edit addValueMap(const mapping::Document& document, const std::string& name, IdMaker& ids, Id& id);

/// Joins the steps of several edits into one; the first label that is not empty counts.
mapping::Edit together(std::vector<mapping::Edit> edits, const QString& label);

/// The rule that starts a mapping: the field as it is, or with the conversion that its target needs.
std::string startingRule(const Field& source, const Field& target);

} // namespace mw::ui::edits
