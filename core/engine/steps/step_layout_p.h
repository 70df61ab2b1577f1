// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/source_shape.h"
#include "core/engine/steps/planned_steps.h"
#include "core/mapping/pipeline.h"

#include <map>
#include <vector>

namespace mw::engine {

/// Where the fields of a pipeline stand while it is planned. Columns go through steps in their places, new ones come behind;
/// a group or pivot begins a new row of columns.
struct StepLayout {
    /// An entity that a step takes in.
    struct Side {
        const mapping::Connection* connection = nullptr;
        const Entity* entity = nullptr; ///< in the document
        std::string alias;
        Place place;
        SourceShape shape;
        std::size_t first = 0; ///< of a join: where its columns begin
        std::vector<BoundRulePtr> keys;
        BoundRulePtr where;
    };
    std::vector<mapping::StepFields> along;           ///< before each step and behind the last, with their real columns
    std::vector<std::vector<PlannedColumn>> segments; ///< the rows of columns; `used`: by a step
    std::vector<std::size_t> segmentAt;               ///< per entry of `along`
    std::vector<std::size_t> columnsAt;               ///< how many there are, per entry of `along`
    std::size_t sourceColumns = 0;                    ///< of the first segment, those of the driving source
    std::map<std::size_t, Side> sides;                ///< by step
    std::vector<std::size_t> columnOf;                ///< of the fields behind the last step, see PlannedSteps
    std::vector<PlannedStep> steps;                   ///< as they are bound
    std::vector<BoundRulePtr> rules;                  ///< all of them
};

} // namespace mw::engine
