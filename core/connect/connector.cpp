// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/connector.h"

#include "core/base/file.h"
#include "core/base/nearest_name.h"
#include "core/base/utf8.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace mw {

#define MW_CONNECTOR(name) ConnectorInfo define_##name();
#include "core/connect/connectors.def"
#undef MW_CONNECTOR

namespace {

constexpr int kSure = 100; // a claim that no other can beat

/// Says why a named file or folder cannot be read at all; wildcards are for their connector to judge.
Result<void> findFile(const Location& location) {
    if (location.path.empty())
        return {};
    std::error_code failure;
    const auto status = std::filesystem::status(location.path, failure);
    if (status.type() == std::filesystem::file_type::not_found) {
        if (hasWildcard(location.path))
            return {};
        return fromErrno(ENOENT, location.path, false);
    }
    if (failure)
        return fromErrno(failure.value(), location.path, false);
    // Asked, not tried: opening and closing a database would take away the locks that a session of this process holds.
    if (::access(location.path.c_str(), R_OK) != 0)
        return fromErrno(errno, location.path, false);
    return {};
}

} // namespace

std::vector<Finding> Connection::findings() {
    std::vector<Finding> found;
    for (auto& [what, value] : detected()) {
        Finding& finding = found.emplace_back();
        finding.what = what;
        finding.value = value;
    }
    return found;
}

std::string told(const Finding& finding) {
    const std::string& value = finding.shown.empty() ? finding.value : finding.shown;
    if (finding.reason.empty())
        return value;
    char sureness[16];
    std::snprintf(sureness, sizeof sureness, " (%.2f)", finding.confidence);
    return value + sureness + ": " + finding.reason;
}

Error unknownField(const std::string& wanted, const std::vector<std::string>& known) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    const std::string nearest = nearestName(wanted, names);
    return makeError(Code::UnknownField, mw::quoted(wanted),
                     nearest.empty() ? std::string() : "; did you mean " + mw::quoted(nearest) + "?");
}

const std::vector<ConnectorInfo>& connectors() {
    static const std::vector<ConnectorInfo> table = [] {
        std::vector<ConnectorInfo> infos;
#define MW_CONNECTOR(name) infos.push_back(define_##name());
#include "core/connect/connectors.def"
#undef MW_CONNECTOR
        return infos;
    }();
    return table;
}

Result<const ConnectorInfo*> connectorFor(const Location& location) {
    const ConnectorInfo* best = nullptr;
    int bestClaim = 0;
    for (const ConnectorInfo& info : connectors()) {
        if (const int claim = info.claims(location); claim > bestClaim) {
            best = &info;
            bestClaim = claim;
        }
        if (bestClaim == kSure)
            break; // the others would look into a file that is none of theirs
    }
    if (best)
        return best;
    MW_TRY_DO(findFile(location));
    return at(makeError(Code::UnknownConnector, mw::quoted(location.text)), location.text);
}

Result<std::unique_ptr<Connection>> openConnection(const Location& location, const OptionValues& options) {
    MW_TRY_DO(findFile(location));
    MW_TRY(const ConnectorInfo* info, connectorFor(location));
    return info->open(location, options);
}

} // namespace mw
