// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::mapping {

/// The states that records of an entity can be in, and the ways between them. Written a line each:
///
///     New -> Qualified, Lost
///     Qualified -> Won if amount is not null     a way that is open only to records for which the rule is true
///     final: Won, Lost                           nothing need lead out of them; without it, out of those that nothing leads out of
///     on Won => sends the invoice                what the target system does with a record that gets into the state
///     on * if owner is null => assigns somebody
///
/// A state that none of the lines names can stand alone. Names with signs of this language stand in '…'. "--" begins a comment.
struct StateMachine {
    struct Step {
        std::string from, to;
        std::string condition; ///< rule over the target's record; empty: always open
    };
    struct Automation {
        std::string state;     ///< empty: any
        std::string condition; ///< rule; empty: always
        std::string does;      ///< for people
    };
    std::vector<std::string> states; ///< in the order in which they are first named
    std::vector<std::string> finals;
    std::vector<Step> steps;
    std::vector<Automation> automations;

    bool has(std::string_view state) const;
    bool isFinal(std::string_view state) const;
    /// Whether a way leads from one to the other, whatever its condition.
    bool allows(std::string_view from, std::string_view to) const;

    /// WrongValue names the line and what is wrong with it. A machine without states is wrong.
    static Result<StateMachine> parse(std::string_view text);
};

} // namespace mw::mapping
