// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/pipeline.h"
#include "core/mapping/problem_list_p.h"

namespace mw::mapping {

/// Goes along the steps of a mapping, as fieldsAlong() says; what is wrong goes to `place`. `environment` has all but fields,
/// and gets those behind the last step.
std::vector<StepFields> walkPipeline(const Document& document, const EntityMapping& mapping, rules::Environment& environment,
                                     ProblemPlace& place);

} // namespace mw::mapping
