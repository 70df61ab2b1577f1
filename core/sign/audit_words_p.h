// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/entry.h"

namespace mw::sign {

inline constexpr std::string_view kSignedAction = "signed", kReplacedAction = "signature replaced";

/// "Helen Carter, approver"
inline std::string subjectOf(const Entry& entry) { return entry.role.empty() ? entry.name : entry.name + ", " + entry.role; }

/// "I accept run 14. key ab12 cd34 ef56 7890 entry <digest>": the audit log knows an entry by its last word.
inline std::string detailOf(const ReadEntry& entry) {
    return entry.entry.meaning + " key " + fingerprint(entry.entry.key) + " entry " + entry.digest;
}
inline std::string digestIn(const std::string& detail) {
    return detail.size() < 64 ? std::string() : detail.substr(detail.size() - 64);
}

} // namespace mw::sign
