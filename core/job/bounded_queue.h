// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace mw {

/// Hands items from threads to threads, at most `capacity` under way: the back-pressure of the pipeline.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : m_capacity(capacity) {}
    /// Waits for room; false once closed or stopped (the item is then dropped).
    bool push(T item, std::stop_token stop = {}) {
        std::unique_lock lock(m_mutex);
        m_roomMade.wait(lock, stop, [&] { return m_closed || m_items.size() < m_capacity; });
        if (m_closed || stop.stop_requested())
            return false;
        m_items.push_back(std::move(item));
        m_itemCame.notify_one();
        return true;
    }
    /// Waits for an item; none once closed and empty, or stopped.
    std::optional<T> pop(std::stop_token stop = {}) {
        std::unique_lock lock(m_mutex);
        m_itemCame.wait(lock, stop, [&] { return m_closed || !m_items.empty(); });
        if (stop.stop_requested() || m_items.empty())
            return std::nullopt;
        T item = std::move(m_items.front());
        m_items.pop_front();
        m_roomMade.notify_one();
        return item;
    }
    /// Says that nothing more comes; what is queued can still be taken.
    void close() {
        std::lock_guard lock(m_mutex);
        m_closed = true;
        m_itemCame.notify_all();
        m_roomMade.notify_all();
    }

private:
    const std::size_t m_capacity;
    std::mutex m_mutex; // guards all below
    std::condition_variable_any m_itemCame;
    std::condition_variable_any m_roomMade;
    std::deque<T> m_items;
    bool m_closed = false;
};

} // namespace mw
