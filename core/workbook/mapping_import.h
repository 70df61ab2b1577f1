// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/book.h"
#include "core/workbook/columns.h"
#include "core/workbook/proposal.h"

#include <map>
#include <string>
#include <vector>

namespace mw::workbook {

/// A name in a workbook that the document does not know, or that could be several.
struct Unknown {
    enum class What : std::uint8_t { TargetEntity, TargetField, SourceEntity, SourceField, NameInRule };
    std::string cell; ///< where it stands first
    What what = What::TargetField;
    std::string name;
    std::string within;  ///< the entity that it was looked for in; empty for entities
    std::string closest; ///< what was probably meant; empty where nothing is near
    std::size_t times = 1; ///< cells in which it stands
};
std::string_view whatName(Unknown::What what); ///< "target field"

struct ImportOptions {
    NamedColumns columns; ///< goes before what was remembered and what is found
    std::string saidBy;   ///< who said an intent where no column tells: the workbook's name
};

/// What a mapping workbook would make of a document.
struct MappingImport {
    std::vector<Proposal> proposals; ///< sheet by sheet; those that would overwrite something are conflicts
    std::vector<Unknown> unknown;
    std::vector<Remark> remarks;
    std::size_t same = 0; ///< facts that the document says already
    struct Read {
        std::string sheet;
        Columns columns;
        std::size_t rows = 0; ///< below the header
    };
    std::vector<Read> sheets; ///< those that hold mappings
    /// Facts that are proposed, conflicts left out.
    std::size_t count(Fact fact) const;
};

/// Reads mappings out of any workbook: straight pairs and texts that are rules become rules, other texts intents; names
/// that are not known are listed. Nothing is changed. WrongValue where no sheet holds mappings or a named column is nowhere.
Result<MappingImport> proposeMappings(const mapping::Document& document, const Book& book, const ImportOptions& options, JobContext& job);

/// Columns that were named once are remembered in the document, outside its hash: the step to add to the edit.
mapping::SingleEdit remember(const Columns& columns, const NamedColumns& named);

} // namespace mw::workbook
