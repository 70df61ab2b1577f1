// SPDX-License-Identifier: GPL-3.0-or-later
/// load: puts rows into targets: which target a location means, the order in which entities are loaded, transactions,
/// replacing, and what becomes of rows that a target refuses. Knows nothing of mappings or rules. Includes base to
/// connect with its connectors.
#pragma once

#include "core/load/load_order.h"
#include "core/load/open_target.h"
