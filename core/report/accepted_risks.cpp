// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/accepted_risks.h"

#include "core/base/clock.h"

#include <map>

namespace mw::report {

namespace {

constexpr std::string_view kOfCause = "cause:";

/// "people.email, key C-17" and "people.email: edge_space" of evidence::differenceId() and causeId(); what else was judged is
/// named by itself.
std::string inWords(const std::string& about) {
    if (about.starts_with(kOfCause)) {
        const std::string rest = about.substr(kOfCause.size());
        const std::size_t end = rest.find(':');
        return end == std::string::npos ? rest : rest.substr(0, end) + ": " + rest.substr(end + 1);
    }
    const std::size_t first = about.find('\x1f'), last = about.rfind('\x1f');
    if (first == std::string::npos || first == last)
        return about;
    std::string key = about.substr(first + 1, last - first - 1);
    for (char& c : key)
        c = c == '\x1f' ? ' ' : c;
    return about.substr(0, first) + (last + 1 < about.size() ? "." + about.substr(last + 1) : std::string()) + ", " + key;
}

} // namespace

Result<std::vector<SpecificationInput::AcceptedRisk>> acceptedRisks(evidence::EvidenceStore& store, std::int64_t nowMicros) {
    MW_TRY(const std::vector<evidence::Verdict> verdicts, store.verdicts());
    std::map<std::string, const evidence::Verdict*> last;
    for (const evidence::Verdict& verdict : verdicts)
        last[verdict.about] = &verdict;
    std::vector<SpecificationInput::AcceptedRisk> risks;
    for (const auto& [about, verdict] : last) {
        const bool isOver = verdict->expiresMicros && *verdict->expiresMicros <= nowMicros;
        if (verdict->kind == evidence::Verdict::Kind::Defect || isOver)
            continue;
        risks.push_back({inWords(about), verdict->reason, verdict->author,
                         verdict->expiresMicros ? printUtc(*verdict->expiresMicros).substr(0, 10) : std::string()});
    }
    return risks;
}

} // namespace mw::report
