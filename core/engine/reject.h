// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/base/result.h"
#include "core/batch/row_errors.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mw::engine {

/// One reason of a reject; the first by target order is the primary one.
struct RejectReason {
    std::string targetField; ///< empty: the whole row
    std::string reference;   ///< the field mapping's reference (PPL-014), where there is one
    Code code = Code::Rejected;
    std::string message;
    Span span; ///< the failing step in the rule's text
};

/// A source record that did not reach its target, with everything needed to understand and replay it.
struct Reject {
    Id entityMapping;
    std::string sourceEntity, targetEntity;
    std::uint64_t rowNumber = 0; ///< record in the source, from 1
    std::uint64_t line = 0, byteOffset = 0;
    std::string key; ///< the record's key as far as it is known, for people
    std::vector<std::pair<std::string, std::string>>
        values; ///< source field → value as text; raw text of malformed records under ""
    std::vector<RejectReason> reasons;
};

/// Receives rejects in source order, on one thread. Declared here, implemented by the evidence store and by tests.
class RejectSink {
public:
    virtual ~RejectSink() = default;
    virtual Result<void> add(const Reject& reject) = 0;
    /// Makes durable what was added: before each commit of the target.
    virtual Result<void> flush() { return {}; }
};

} // namespace mw::engine
