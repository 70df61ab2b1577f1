// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rebase/rebase.h"

namespace mw::rebase {

/// Which of the fields that an entity has lost is which of those it has got. `now` is the whole scan, `entity` the place of
/// the entity in it; `before` may be null.
Result<std::vector<Rename>> findRenames(const Entity& was, const suggest::Side& now, std::size_t entity,
                                        const profile::EntityProfile* before, JobContext& job);

} // namespace mw::rebase
