// SPDX-License-Identifier: GPL-3.0-or-later
/// rules: the rule language (text → tree → bound plan → columns), its function catalogue, sentence and explanation.
/// Knows batches and schemas, never connections or documents. Includes base, types, batch, schema.
#pragma once
