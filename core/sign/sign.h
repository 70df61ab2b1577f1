// SPDX-License-Identifier: GPL-3.0-or-later
/// sign: who stands for a mapping document and for a run, and whether that still holds. Ed25519 keys, the entries of the
/// document's `signatures` section, the people whose keys count, the gates in front of a signature, verification. Knows
/// neither files for people (that is report) nor windows. Includes everything up to evidence.
#pragma once
