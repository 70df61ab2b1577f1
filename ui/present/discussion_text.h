// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/discussion.h"

#include <QString>

#include <vector>

namespace mw::ui {

/// Threads as they are read: who said what when, questions with their state, and links to act on them ("reply:ID", "close:ID",
/// "reopen:ID", "decide:ID", "remove:ID").
QString discussionHtml(const std::vector<mapping::Thread>& threads);
/// "open", "blocks", "answered", "overdue", "closed".
QString questionState(const mapping::Thread& thread);

} // namespace mw::ui
