// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/checks_in_effect.h"
#include "core/mapping/edit.h"

#include <optional>
#include <string>

/// The edits that change which checks a validation makes, as values. A check that was only derived is declared by them.
namespace mw::ui::edits {

/// Switches a check off with a reason; none: on again.
mapping::Edit switchCheck(const mapping::Document& document, const mapping::CheckInEffect& check, IdMaker& ids,
                          const std::optional<std::string>& offBecause);
/// Lets a check fail a validation ("error") or only be told ("warning").
mapping::Edit weighCheck(const mapping::Document& document, const mapping::CheckInEffect& check, IdMaker& ids,
                         const std::string& severity);
/// Puts a declared check into the document, or in the place of the one that has its id.
mapping::Edit declareCheck(const mapping::Document& document, mapping::Check check);
/// A check of that kind that says nothing yet, for declareCheck().
mapping::Check newCheck(const mapping::Document& document, const std::string& kind, const Id& entityMapping, IdMaker& ids);
/// Takes a declared check away; what schema and rules give holds again. No steps where it is a derived one.
mapping::Edit removeCheck(const mapping::Document& document, const mapping::CheckInEffect& check);

} // namespace mw::ui::edits
