// SPDX-License-Identifier: GPL-3.0-or-later
/// types: what a value can be: logical types, exact decimals, dates and times, a single Value, and how each is parsed,
/// printed and cast. Knows nothing of columns, files or rules. Includes base.
#pragma once
