// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/message_catalogue.h"
#include "core/engine/reject.h"
#include "core/job/job.h"
#include "core/types/logical_type.h"

#include <QString>

namespace mw::ui {

/// Says an error in the window's language: what failed and why.
QString message(const Error& error);
/// The same for a message of a code as the evidence store keeps it.
QString message(Code code, const std::string& english);
QString message(const engine::RejectReason& reason);
/// The same with its place and what was being done, for a place of its own ("customers.csv, line 12: …").
QString messageWithPlace(const Error& error);
/// Says an English text of core in the window's language: words (causes), and finished texts (problems, titles of checks,
/// evidence). Gives it back where there is no translation.
QString coreText(std::string_view english);
/// The catalogue that speaks the window's language, for sentences of rules. Lives as long as the program; any thread.
const MessageCatalogue& windowCatalogue();
QString typeText(const LogicalType& type);
QString stateText(JobProgress::State state);

} // namespace mw::ui
