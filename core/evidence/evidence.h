// SPDX-License-Identifier: GPL-3.0-or-later
/// evidence: what runs leave, in one SQLite file beside the document (<name>.mapwright-data): runs with their
/// manifests, rejects, profiles, validation results, verdicts and an audit log. Deleting it loses evidence, never
/// meaning. Each record carries the hash of the document that it speaks of. Includes everything up to validate.
#pragma once
