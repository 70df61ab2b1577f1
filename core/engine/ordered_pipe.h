// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/promise.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace mw::engine {

/// Carries items from one reader through any number of workers to one writer, who gets them in the reader's order.
/// At most `capacity` items are anywhere between reader and writer: that is the back-pressure and the memory bound.
template <class In, class Out>
class OrderedPipe {
public:
    explicit OrderedPipe(std::size_t capacity) : m_slots(capacity) {}

    /// Reader: waits for room; false once aborted.
    bool put(In item) {
        std::unique_lock lock(m_mutex);
        m_roomMade.wait(lock, [&] { return m_aborted || m_put - m_given < m_slots.size(); });
        if (m_aborted)
            return false;
        slot(m_put++).template emplace<In>(std::move(item));
        m_workCame.notify_one();
        return true;
    }
    /// Reader: nothing more comes.
    void close() {
        std::lock_guard lock(m_mutex);
        m_closed = true;
        m_workCame.notify_all();
        m_resultCame.notify_all();
    }
    /// Worker: waits for the oldest item that nobody works on; none once closed and empty, or aborted.
    std::optional<std::pair<std::uint64_t, In>> take() {
        std::unique_lock lock(m_mutex);
        m_workCame.wait(lock, [&] { return m_aborted || m_taken < m_put || m_closed; });
        if (m_aborted || m_taken == m_put)
            return std::nullopt;
        const std::uint64_t number = m_taken++;
        std::pair<std::uint64_t, In> item(number, std::move(std::get<In>(slot(number))));
        slot(number).template emplace<std::monostate>();
        return item;
    }
    /// Worker: hands in what became of item `number`.
    void give(std::uint64_t number, Out result) {
        std::lock_guard lock(m_mutex);
        slot(number).template emplace<Out>(std::move(result));
        if (number == m_given)
            m_resultCame.notify_one();
    }
    /// Writer: waits for the next result in order; none once all came, or aborted.
    std::optional<Out> next() {
        std::unique_lock lock(m_mutex);
        m_resultCame.wait(lock, [&] {
            return m_aborted || (m_closed && m_given == m_put) || std::holds_alternative<Out>(slot(m_given));
        });
        if (m_aborted || !std::holds_alternative<Out>(slot(m_given)))
            return std::nullopt;
        Out result = std::move(std::get<Out>(slot(m_given)));
        slot(m_given++).template emplace<std::monostate>();
        m_roomMade.notify_one();
        return result;
    }
    /// Anybody: lets everyone go; what is under way is dropped.
    void abort() {
        std::lock_guard lock(m_mutex);
        m_aborted = true;
        m_roomMade.notify_all();
        m_workCame.notify_all();
        m_resultCame.notify_all();
    }
    bool aborted() const {
        std::lock_guard lock(m_mutex);
        return m_aborted;
    }

private:
    using Slot = std::variant<std::monostate, In, Out>;
    Slot& slot(std::uint64_t number) { return m_slots[number % m_slots.size()]; }

    mutable std::mutex m_mutex; // guards all below
    std::condition_variable m_roomMade, m_workCame, m_resultCame;
    std::vector<Slot> m_slots;
    std::uint64_t m_put = 0, m_taken = 0, m_given = 0;
    bool m_closed = false, m_aborted = false;
};

} // namespace mw::engine
