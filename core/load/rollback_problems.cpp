// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/rollback_problems.h"

#include "core/base/wording.h"

namespace mw {

namespace {

constexpr std::size_t kNamed = 20;

} // namespace

void RollbackProblems::add(const std::string& text) {
    if (++m_count <= kNamed)
        m_named.push_back(text);
}

Error RollbackProblems::error(const std::string& place) const {
    std::string text;
    for (const std::string& one : m_named)
        text += (text.empty() ? "" : "; ") + one;
    if (m_count > m_named.size())
        text += "; and " + grouped(m_count - m_named.size()) + " more";
    return at(makeError(Code::ChangedSince, text), place);
}

} // namespace mw
