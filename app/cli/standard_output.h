// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_writer.h"

namespace mw::cli {

/// Standard output as a sink.
class StandardOutput final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override;
    Result<void> finish() override { return {}; }
};

} // namespace mw::cli
