// SPDX-License-Identifier: GPL-3.0-or-later
/// mapping: the mapping document as a value in memory, the edits that change it, and the problems found in it. Knows
/// neither files nor JSON (that is document) nor runs (that is engine). Includes base, types, batch, schema, rules, profile.
#pragma once
