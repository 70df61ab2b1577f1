// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evidence_place.h"

#include <pwd.h>
#include <unistd.h>

#include <filesystem>

namespace mw::app {

namespace {
std::string placeOf(const std::string& documentPath, const std::string& named) {
    return named.empty() ? evidence::storePath(documentPath) : named;
}

std::string userName() {
    const passwd* const user = ::getpwuid(::geteuid());
    return user == nullptr ? "user " + std::to_string(::geteuid()) : user->pw_name;
}
} // namespace

Result<std::unique_ptr<evidence::EvidenceStore>> openEvidence(const std::string& documentPath, const std::string& named,
                                                              const std::string& actor) {
    evidence::StoreOptions options;
    options.write = true;
    options.actor = actor.empty() ? userName() : actor;
    return evidence::EvidenceStore::open(placeOf(documentPath, named), options);
}

Result<std::unique_ptr<evidence::EvidenceStore>> readEvidence(const std::string& documentPath, const std::string& named) {
    std::error_code failure;
    if (!std::filesystem::exists(placeOf(documentPath, named), failure))
        return std::unique_ptr<evidence::EvidenceStore>();
    return evidence::EvidenceStore::open(placeOf(documentPath, named));
}

} // namespace mw::app
