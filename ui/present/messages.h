// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/job/job.h"
#include "core/types/logical_type.h"

#include <QString>

namespace mw::ui {

/// Says an error in the window's language: what failed and why.
QString message(const Error& error);
/// The same with its place and what was being done, for a place of its own ("customers.csv, line 12: …").
QString messageWithPlace(const Error& error);
/// Translates a fixed English text of core (check titles, causes); gives it back where there is no translation.
QString coreText(std::string_view english);
QString typeText(const LogicalType& type);
QString stateText(JobProgress::State state);

} // namespace mw::ui
