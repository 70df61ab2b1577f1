// SPDX-License-Identifier: GPL-3.0-or-later
/// workbook: mappings that people keep in spreadsheets come in as proposals: any mapping workbook as draft mappings and
/// intents, a specification of ours that was edited as what differs from what was sent. Proposes; what of it is applied
/// is for the caller to choose. Writes no files. Includes base … connect, workbooks and delimited text, rules, suggest,
/// mapping, document.
#pragma once
