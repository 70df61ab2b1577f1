// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <memory>
#include <string>

namespace mw {

/// What a connection is too whose place understands SQL; the others are not.
class SqlQueries {
public:
    virtual ~SqlQueries() = default;
    /// Streams what a query in the SQL of the place gives; it can change nothing. DatabaseError where it is none.
    virtual Result<std::unique_ptr<Reader>> query(const std::string& sql, JobContext& job) = 0;
};

} // namespace mw
