// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"

#include <functional>
#include <string>

namespace mw::report {

/// What an export format declares.
struct Format {
    FormatInfo info;
    /// Writes the content to a path, whole or not at all.
    std::function<Result<void>(const SpecificationInput&, const Content&, const std::string& path)> write;
};

} // namespace mw::report
