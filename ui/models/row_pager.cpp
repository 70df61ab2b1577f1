// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_pager.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/types/value.h"

#include <algorithm>

namespace mw::ui {

namespace {

constexpr std::size_t kKeptPages = 128; // about 256 KiB of text each

std::string textOf(const Column& column, std::size_t row) { return printValue(column.value(row), column.type()); }

bool hasEdgeSpace(std::string_view text) {
    if (text.empty())
        return false;
    std::size_t at = 0;
    if (isSpace(nextCodePoint(text, at)))
        return true;
    // The last code point begins at the last byte that is no continuation.
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80)
        --last;
    return isSpace(nextCodePoint(text, last));
}

} // namespace

RowPager::RowPager(std::shared_ptr<const mapping::Document> document, engine::Places places, Id connection, Id entity, RowFilter filter)
    : m_document(std::move(document)), m_places(std::move(places)), m_connection(std::move(connection)), m_entity(std::move(entity)),
      m_filter(std::move(filter)), m_thread([this](std::stop_token stop) { loop(stop); }) {}

RowPager::~RowPager() {
    m_job.requestStop();
    m_thread.request_stop();
    m_thread.join();
}

void RowPager::want(std::uint64_t first, std::uint64_t end) {
    {
        const std::lock_guard lock(m_mutex);
        m_wantedFirst = first;
        m_wantedEnd = end;
        m_asking = true;
    }
    m_asked.notify_one();
}

std::shared_ptr<const RowPage> RowPager::pageOf(std::uint64_t row) {
    const std::lock_guard lock(m_mutex);
    auto it = std::upper_bound(m_pages.begin(), m_pages.end(), row, [](std::uint64_t at, const auto& page) { return at < page->first; });
    if (it == m_pages.begin())
        return nullptr;
    --it;
    return row < (*it)->first + (*it)->rows.size() ? *it : nullptr;
}

RowPager::State RowPager::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void RowPager::tell() {
    // One message under way at a time: the window samples, it is not flooded.
    if (!m_told.exchange(true))
        QMetaObject::invokeMethod(this, [this] {
            m_told.store(false);
            Q_EMIT changed();
        }, Qt::QueuedConnection);
}

void RowPager::loop(std::stop_token stop) {
    while (!stop.stop_requested()) {
        std::uint64_t first = 0, end = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_asked.wait(lock, stop, [this] { return m_asking; }))
                return;
            m_asking = false;
            first = m_wantedFirst;
            end = m_wantedEnd;
            m_state.busy = true;
        }
        if (first < m_position && !pageOf(first)) {
            // What is wanted lies behind the reader and is no longer kept.
            m_opened = {};
        }
        Result<void> outcome = m_opened.reader ? Result<void>() : openAgain();
        if (outcome)
            outcome = readUntil(end, stop);
        {
            const std::lock_guard lock(m_mutex);
            m_state.busy = false;
            if (!outcome && outcome.error().code != Code::Cancelled)
                m_state.error = outcome.error();
        }
        tell();
    }
}

Result<void> RowPager::openAgain() {
    m_position = 0;
    m_scannedHere = 0;
    MW_TRY(m_opened, openEntity(*m_document, m_places, m_connection, m_entity, {}, m_job));
    m_filterColumns.clear();
    const std::vector<Field>& fields = m_opened.reader->fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (m_filter.field.empty() || fields[i].name == m_filter.field)
            m_filterColumns.push_back(i);
    const std::lock_guard lock(m_mutex);
    m_state.fields = fields;
    return {};
}

bool RowPager::fits(const Batch& batch, std::size_t row) const {
    if (m_filter.kind == RowFilter::Kind::All)
        return true;
    return std::any_of(m_filterColumns.begin(), m_filterColumns.end(), [&](std::size_t index) {
        const Column& column = *batch.columns[index];
        if (column.isNull(row))
            return m_filter.kind == RowFilter::Kind::IsNull;
        switch (m_filter.kind) {
        case RowFilter::Kind::IsNull: return false;
        case RowFilter::Kind::IsEmpty: return textOf(column, row).empty();
        case RowFilter::Kind::HasEdgeSpace: return hasEdgeSpace(textOf(column, row));
        case RowFilter::Kind::Equals: return textOf(column, row) == m_filter.text;
        case RowFilter::Kind::Contains: return foldCase(textOf(column, row)).find(m_filter.text) != std::string::npos;
        case RowFilter::Kind::All: return true;
        }
        return false;
    });
}

Result<void> RowPager::readUntil(std::uint64_t end, std::stop_token stop) {
    while (m_position < end && !stop.stop_requested()) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_asking)
                return {}; // something else is wanted now
        }
        auto batch = std::make_shared<Batch>();
        MW_TRY(const bool more, m_opened.reader->next(*batch, m_job));
        if (!more) {
            const std::lock_guard lock(m_mutex);
            m_state.complete = true;
            m_state.scanned = std::max(m_state.scanned, m_scannedHere);
            return {};
        }
        m_scannedHere += batch->rows;
        auto page = std::make_shared<RowPage>();
        page->first = m_position;
        for (std::uint32_t row = 0; row < batch->rows; ++row)
            if (fits(*batch, row))
                page->rows.push_back(row);
        m_position += page->rows.size();
        page->batch = std::move(batch);
        {
            const std::lock_guard lock(m_mutex);
            m_state.scanned = std::max(m_state.scanned, m_scannedHere);
            m_state.found = std::max(m_state.found, m_position);
            if (!page->rows.empty()) {
                auto at = std::lower_bound(m_pages.begin(), m_pages.end(), page->first, [](const auto& kept, std::uint64_t row) { return kept->first < row; });
                if (at == m_pages.end() || (*at)->first != page->first)
                    m_pages.insert(at, page);
                if (m_pages.size() > kKeptPages) {
                    // What lies farthest from where one looks goes.
                    const bool frontIsFarther = m_wantedFirst > m_pages.front()->first &&
                                                m_wantedFirst - m_pages.front()->first > m_pages.back()->first - std::min(m_pages.back()->first, m_wantedFirst);
                    m_pages.erase(frontIsFarther ? m_pages.begin() : m_pages.end() - 1);
                }
            }
        }
        tell();
    }
    return {};
}

} // namespace mw::ui
