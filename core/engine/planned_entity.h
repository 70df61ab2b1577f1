// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/check.h"
#include "core/engine/access.h"
#include "core/mapping/model.h"
#include "core/rules/binder.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::engine {

using BoundRulePtr = std::shared_ptr<const rules::BoundRule>;

/// One target field with the rule that fills it.
struct PlannedField {
    const mapping::FieldMapping* mapping = nullptr; ///< in Plan::document(), but for keys that are expected
    Field target;
    BoundRulePtr rule;
    bool isKnownLater = false; ///< it asks for new keys that nobody knows here: null, whatever the field demands
};

/// Where the keys of an entity mapping's records stand before and after.
struct PlannedKeys {
    std::vector<std::size_t> oldColumns;  ///< positions in PlannedEntity::columns
    std::string name;                     ///< of the target's key
    std::optional<std::size_t> newField;  ///< its position in PlannedEntity::fields; none: the target gives it
    bool isAwaited = false;               ///< rules of the plan ask for them
};

/// A column of the source as it will come, and as the rules want it.
struct PlannedColumn {
    Field field;            ///< as the document knows it; as the source gives it where the document does not
    LogicalType sourceType; ///< what the reader gives
    bool used = false;      ///< a rule reads it: it is then brought to field.type, row by row
    bool inDocument = false;
};

struct PlannedDeduplication {
    std::vector<BoundRulePtr> keys;
    BoundRulePtr order; ///< null: the first in source order survives
    bool descending = false;
};

/// A row check that rejects rows, with its reference.
struct PlannedCheck {
    const mapping::Check* declared = nullptr;
    check::Spec spec; ///< columns are positions in PlannedEntity::fields
};

struct PlannedSteps;

/// One entity mapping made ready to run.
struct PlannedEntity {
    const mapping::EntityMapping* mapping = nullptr; ///< in Plan::document()
    Place source, target;
    std::string sourceEntity;           ///< as the source itself spells it
    std::vector<PlannedColumn> columns; ///< all columns of the source in its own order: rejects keep the whole row
    std::shared_ptr<const PlannedSteps> steps; ///< null: none. `columns` are then those behind the last
    Entity targetEntity; ///< as it stands in the target; as the document has it where it is still to be made
    bool targetExists = false;
    std::vector<PlannedField> fields; ///< with a rule, in target field order; batches sent have these columns
    BoundRulePtr filter;              ///< null: every record
    std::optional<PlannedDeduplication> deduplication;
    std::vector<PlannedCheck> checks;
    std::vector<std::size_t> keyFields;   ///< positions in `fields` of the mapping's key
    std::vector<std::size_t> keyColumns;  ///< positions in `columns` of the source's primary key
    std::optional<PlannedKeys> keys;      ///< none where a record has no old or no new key
    LoadMode loadMode = LoadMode::Insert; ///< of several mappings into one entity only the first replaces
    /// Position of a target field in `fields`; none where no rule fills it.
    std::optional<std::size_t> fieldIndex(std::string_view name) const;
    /// All that are computed over its batches: fields, filter, de-duplication.
    std::vector<const rules::BoundRule*> rules() const;
    /// Positions in `fields` of those that ask for new keys of this very mapping: they are set in a second pass.
    std::vector<std::size_t> ownKeyFields() const;
    std::string label() const; ///< "people (PPL)"
};

} // namespace mw::engine
