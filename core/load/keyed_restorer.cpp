// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/keyed_restorer.h"

namespace mw {

Error KeyedRestorer::notEqual(const std::string& what) const {
    return at(makeError(Code::NotReversible, what + " does not become what it was"), m_table.entity.name);
}

std::string KeyedRestorer::nameOf(std::string_view key) const {
    return m_table.entity.name + " " + describeServerKey(key);
}

Result<RowDigest> KeyedRestorer::digest() {
    RowDigest digest;
    MW_TRY_DO(m_rows->each([&](const ServerRow& row) {
        digest.add(stableHash(m_form.image(row)));
        return Result<void>();
    }));
    return digest;
}

Result<void> KeyedRestorer::open(bool fullDigest) {
    m_comparesWhole = fullDigest;
    if (!fullDigest) {
        MW_TRY(m_rowsAtFirst, m_rows->count());
        return {};
    }
    MW_TRY(m_before, digest());
    m_rowsAtFirst = m_before.rows;
    return {};
}

Result<void> KeyedRestorer::undo(const LoggedChange& change) {
    const auto key = printedValues(change.key, m_form.key().size());
    Step step;
    step.kind = change.kind;
    if (change.kind != Kind::Inserted)
        if (auto before = printedValues(change.before, m_form.columns().size()))
            step.before = std::move(*before);
    if (!key || (change.kind != Kind::Inserted && step.before.empty())) {
        m_problems.add(nameOf(change.key) + " cannot return: the columns are others now");
        return {};
    }
    step.key = *key;
    MW_TRY(const auto there, m_rows->find(step.key));
    const char* why = nullptr;
    if (change.kind == Kind::Deleted)
        why = there ? "was inserted since" : nullptr;
    else if (!there)
        why = "was deleted since";
    else if (stableHash(m_form.image(*there)) != change.now)
        why = "was changed since";
    if (why) {
        m_problems.add(nameOf(change.key) + " " + why);
        return {};
    }
    if (m_comparesWhole && change.kind != Kind::Deleted)
        m_before.remove(change.now);
    if (m_comparesWhole && change.kind != Kind::Inserted)
        m_before.add(stableHash(change.before));
    MW_TRY(const auto refusal, apply(step));
    if (refusal)
        m_waiting.push_back(std::move(step));
    return {};
}

Result<KeyedRows::Refusal> KeyedRestorer::apply(const Step& step) {
    KeyedRows::Refusal refusal;
    switch (step.kind) {
    case Kind::Inserted: {
        MW_TRY(refusal, m_rows->erase(step.key));
        break;
    }
    case Kind::Updated: {
        MW_TRY(refusal, m_rows->update(step.key, step.before));
        break;
    }
    case Kind::Deleted: {
        MW_TRY(refusal, m_rows->insert(step.before));
        break;
    }
    }
    if (refusal)
        return refusal;
    if (step.kind == Kind::Inserted) {
        ++m_result.removed;
        --m_gain;
        return refusal;
    }
    ++m_result.restored;
    m_gain += step.kind == Kind::Deleted ? 1 : 0;
    ServerRow key;
    for (const std::size_t place : m_form.key())
        key.push_back(step.before[place]);
    MW_TRY(const auto there, m_rows->find(key));
    if (!there || m_form.image(*there) != m_form.image(step.before))
        return notEqual(nameOf(m_form.keyOf(step.before)));
    return refusal;
}

Result<void> KeyedRestorer::endStretch() {
    std::vector<KeyedRows::Refusal> refusals;
    for (std::size_t before = 0; !m_waiting.empty() && m_waiting.size() != before;) {
        before = m_waiting.size();
        refusals.clear();
        std::vector<Step> left;
        for (Step& step : m_waiting) {
            MW_TRY(auto refusal, apply(step));
            if (!refusal)
                continue;
            refusals.push_back(std::move(refusal));
            left.push_back(std::move(step));
        }
        m_waiting = std::move(left);
    }
    for (const KeyedRows::Refusal& refusal : refusals) // a constraint: another row is in its place, or refers to one
        m_problems.add("rows of " + m_table.entity.name + " cannot return: " + *refusal);
    m_waiting.clear();
    return {};
}

Result<void> KeyedRestorer::prove() {
    if (m_comparesWhole) {
        MW_TRY(const RowDigest now, digest());
        return now == m_before ? Result<void>() : notEqual(m_table.entity.name);
    }
    MW_TRY(const std::uint64_t rows, m_rows->count());
    return std::int64_t(rows) == std::int64_t(m_rowsAtFirst) + m_gain
               ? Result<void>()
               : notEqual("the number of rows of " + m_table.entity.name);
}

} // namespace mw
