// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace mw::ui {

/// What a rule looks like from afar: what its line on the canvas says, and what it reads.
struct RuleShape {
    enum class Kind : quint8 {
        None,     ///< no rule, no intent
        Intent,   ///< described, not yet executable
        Copy,     ///< one field as it is
        Rule,     ///< anything else that reads fields
        Constant, ///< reads no field: literals, parameters, now()
    };
    struct LookupField {
        std::string lookup, field;
    };
    Kind kind = Kind::None;
    QString badge;                                ///< "trim · lower", "map", "'open'"; empty for copies
    std::vector<std::vector<std::string>> paths;  ///< names of fields or parameters it reads, as written
    std::vector<LookupField> lookupFields;
    std::vector<std::string> valueMaps;
};

/// Reads it off the rule's text; one with syntax problems gives what could be read.
RuleShape shapeOf(std::string_view rule, bool hasIntent);

} // namespace mw::ui
