// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/check.h"
#include "core/mapping/checks_in_effect.h"
#include "core/validate/validate.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw::validate {

/// What a check found, before anything is said of how much it weighs.
struct Finding {
    const mapping::CheckInEffect* check = nullptr;
    CheckResult result;
    std::uint64_t mayBeEmpty = 0; ///< records that were looked at, where the fields need no value; else 0
};

/// Runs checks of rows and sets over the rows of a target entity, which pass by once.
class RowChecks {
public:
    /// UnknownField where a declared check names a field that the target does not have; WrongValue for parameters.
    static Result<RowChecks> make(const std::vector<mapping::CheckInEffect>& checks, const Entity& target,
                                  const std::vector<Field>& filled);
    /// The fields that the rows must have, in any order.
    const std::vector<std::string>& fields() const { return m_fields; }
    bool isEmpty() const { return m_running.empty(); }
    Result<std::vector<Finding>> run(Reader& reader, JobContext& job);

private:
    struct Running {
        const mapping::CheckInEffect* check;
        check::Spec spec;
        std::string title;
        std::unique_ptr<check::Check> running;
    };
    Result<void> start(const mapping::CheckInEffect& check, const Entity& target, const std::vector<Field>& filled);

    std::vector<Running> m_running;
    std::vector<std::string> m_fields;
};

} // namespace mw::validate
