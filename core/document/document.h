// SPDX-License-Identifier: GPL-3.0-or-later
/// document: the mapping document as a file: canonical JSON text, content hashes over meaning, the journal that survives
/// a crash, operation history, semantic diff. Includes base, types, batch, schema, rules, profile, mapping.
#pragma once
