// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace mw::ui {

/// Which rows of an entity are wanted.
struct RowFilter {
    enum class Kind { All, IsNull, IsEmpty, HasEdgeSpace, Equals, Contains };
    Kind kind = Kind::All;
    std::string field; ///< of all kinds but All and Contains, which looks into every field where it is empty
    std::string text;  ///< of Equals (exact) and Contains (case-blind)
    friend bool operator==(const RowFilter&, const RowFilter&) = default;
};

/// A stretch of wanted rows: those of one batch that fit the filter.
struct RowPage {
    std::shared_ptr<const Batch> batch;
    std::vector<std::uint32_t> rows; ///< in the batch
    std::uint64_t first = 0;         ///< position of rows[0] among all wanted rows
};

/// Reads an entity on a thread of its own, as far as rows are asked for, and keeps a bounded number of pages; going far
/// back reads again from the start. Owner and results live on the thread that made it.
class RowPager final : public QObject {
    Q_OBJECT
public:
    /// What is known so far.
    struct State {
        std::uint64_t found = 0;   ///< wanted rows seen
        std::uint64_t scanned = 0; ///< rows of the source looked at
        bool complete = false;     ///< the source has no more
        bool busy = false;
        std::optional<Error> error;
        std::vector<Field> fields; ///< empty until the source is open
    };

    RowPager(std::shared_ptr<const mapping::Document> document, engine::Places places, Id connection, Id entity, RowFilter filter);
    /// Stops the reading and waits until it has let go of the source.
    ~RowPager() override;

    /// Asks for rows [first, end): pageChanged() follows when they are there.
    void want(std::uint64_t first, std::uint64_t end);
    /// The page that holds a row; null while it is not there.
    std::shared_ptr<const RowPage> pageOf(std::uint64_t row);
    State state() const;

Q_SIGNALS:
    /// More rows are known, or pages asked for have come. At most every few milliseconds.
    void changed();

private:
    void loop(std::stop_token stop);
    Result<void> readUntil(std::uint64_t end, std::stop_token stop);
    Result<void> openAgain();
    bool fits(const Batch& batch, std::size_t row) const;
    void tell();

    const std::shared_ptr<const mapping::Document> m_document;
    const engine::Places m_places;
    const Id m_connection, m_entity;
    const RowFilter m_filter;
    JobContext m_job;

    // Only the reading thread:
    OpenedReader m_opened;
    std::uint64_t m_position = 0;      ///< wanted rows passed by the open reader
    std::uint64_t m_scannedHere = 0;
    std::vector<std::size_t> m_filterColumns;

    mutable std::mutex m_mutex; // guards all below
    std::condition_variable_any m_asked;
    std::uint64_t m_wantedFirst = 0, m_wantedEnd = 0;
    bool m_asking = false;
    State m_state;
    std::vector<std::shared_ptr<const RowPage>> m_pages; ///< by first row; at most kKeptPages
    std::atomic<bool> m_told{false};
    std::jthread m_thread; // last: joins before the rest goes
};

} // namespace mw::ui
