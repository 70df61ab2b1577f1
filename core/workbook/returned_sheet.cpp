// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/returned_sheet_p.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace mw::workbook {

namespace {

constexpr std::size_t kRowsOfTitles = 60;

/// The cells that say what a row is about; they are not to be changed.
std::string identityOf(const std::vector<std::string>& cells) {
    const std::string& reference = cells[sentColumn("reference")];
    if (!reference.empty())
        return reference;
    const std::string& target = cells[sentColumn("target_field")];
    return cells[sentColumn("target_entity")] + "\n" + target + "\n" + cells[sentColumn("source_entity")] + "\n" + (target.empty() ? cells[sentColumn("source_fields")] : "");
}

class SheetFinder {
public:
    SheetFinder(const Sheet& sheet, const Sent& sent) : m_sheet(sheet), m_sent(sent) {}

    std::optional<ReturnedSheet> find() {
        findKeys();
        if (!findHeader())
            return {};
        findColumns();
        takeRows();
        return m_known == 0 ? std::nullopt : std::optional(std::move(m_found));
    }
    std::size_t known() const { return m_known; }

private:
    /// The column in which the most keys stand.
    void findKeys() {
        std::map<std::size_t, std::size_t> counts;
        for (const Row& row : m_sheet.rows)
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (row.cells[i].find('/') != std::string::npos && m_sent.rows.contains(row.cells[i]))
                    ++counts[i];
        std::size_t most = 0;
        for (const auto& [column, count] : counts)
            if (count > most) {
                most = count;
                m_keys = column;
            }
    }

    bool findHeader() {
        std::size_t most = 1;
        for (std::size_t row = 0; row < std::min(kRowsOfTitles, m_sheet.rows.size()); ++row) {
            std::size_t known = 0;
            for (const std::string& cell : m_sheet.rows[row].cells)
                known += !cell.empty() && std::find(m_sent.headings.begin(), m_sent.headings.end(), cell) != m_sent.headings.end();
            if (known > most) {
                most = known;
                m_header = row;
            }
        }
        m_found.sheet = &m_sheet;
        m_found.firstRow = m_header ? *m_header + 1 : 0;
        m_found.lostKeys = !m_keys;
        return m_header || m_keys;
    }

    /// By heading; a renamed heading is known by what stands below it.
    void findColumns() {
        m_found.columns.resize(kSentColumns.size());
        std::set<std::size_t> taken;
        if (m_keys)
            taken.insert(*m_keys);
        if (m_header) {
            const std::vector<std::string>& cells = m_sheet.rows[*m_header].cells;
            for (std::size_t role = 0; role < kSentColumns.size(); ++role)
                for (std::size_t i = 0; i < cells.size(); ++i)
                    if (!m_found.columns[role] && cells[i] == m_sent.headings[role] && taken.insert(i).second)
                        m_found.columns[role] = i;
        }
        std::size_t width = 0;
        for (const Row& row : m_sheet.rows)
            width = std::max(width, row.cells.size());
        for (std::size_t role = 0; role < kSentColumns.size() && m_keys; ++role)
            for (std::size_t i = 0; i < width && !m_found.columns[role]; ++i)
                if (!taken.contains(i) && holds(i, role)) {
                    m_found.columns[role] = i;
                    taken.insert(i);
                }
    }

    /// Whether a column has what was sent of a role in most rows that had anything.
    bool holds(std::size_t column, std::size_t role) const {
        std::size_t same = 0, filled = 0;
        for (const Row& row : m_sheet.rows) {
            const auto sent = m_sent.rows.find(row.at(*m_keys));
            if (sent == m_sent.rows.end() || sent->second[role].empty())
                continue;
            ++filled;
            same += row.at(column) == sent->second[role];
        }
        return same * 2 > filled && filled > 0;
    }

    void takeRows() {
        std::map<std::string, std::string> byIdentity;
        for (const auto& [key, cells] : m_sent.rows)
            byIdentity.emplace(identityOf(cells), key);
        std::map<std::string, std::size_t> seen; // key → index in rows
        for (std::size_t row = m_found.firstRow; row < m_sheet.rows.size(); ++row) {
            const Row& cells = m_sheet.rows[row];
            std::string key = m_keys ? cells.at(*m_keys) : std::string();
            std::vector<std::string> own;
            for (std::size_t role = 0; role < kSentColumns.size(); ++role)
                own.push_back(m_found.text(cells, role));
            const auto identity = byIdentity.find(identityOf(own));
            if (!m_sent.rows.contains(key))
                key = !m_keys && identity != byIdentity.end() ? identity->second : std::string();
            if (!key.empty()) {
                ++m_known;
                const auto [place, isFirst] = seen.emplace(key, m_found.rows.size());
                // Of a row and its copies the one that still names the same thing is the row; the others are new.
                if (!isFirst) {
                    ReturnedSheet::RowOf& first = m_found.rows[place->second];
                    const bool isOriginal = identity != byIdentity.end() && identity->second == key;
                    std::size_t copy = row;
                    if (isOriginal && !isSelf(first.row, key, byIdentity))
                        copy = std::exchange(first.row, row);
                    m_found.rows.push_back({copy, {}});
                    continue;
                }
            }
            m_found.rows.push_back({row, std::move(key)});
        }
    }

    bool isSelf(std::size_t row, const std::string& key, const std::map<std::string, std::string>& byIdentity) const {
        std::vector<std::string> own;
        for (std::size_t role = 0; role < kSentColumns.size(); ++role)
            own.push_back(m_found.text(m_sheet.rows[row], role));
        const auto identity = byIdentity.find(identityOf(own));
        return identity != byIdentity.end() && identity->second == key;
    }

    const Sheet& m_sheet;
    const Sent& m_sent;
    ReturnedSheet m_found;
    std::optional<std::size_t> m_keys, m_header;
    std::size_t m_known = 0;
};

} // namespace

const std::string& ReturnedSheet::text(const Row& row, std::size_t column) const {
    static const std::string none;
    return columns[column] ? row.at(*columns[column]) : none;
}

std::string ReturnedSheet::place(const Row& row, std::size_t column) const { return sheet->place(row, columns[column].value_or(0)); }

std::optional<ReturnedSheet> findReturned(const Book& book, const Sent& sent) {
    std::optional<ReturnedSheet> best;
    std::size_t most = 0;
    for (const Sheet& sheet : book.sheets) {
        if (!sheet.rows.empty() && sheet.rows[0].at(0) == kSentMark)
            continue;
        SheetFinder finder(sheet, sent);
        auto found = finder.find();
        if (found && finder.known() > most) {
            most = finder.known();
            best = std::move(found);
        }
    }
    return best;
}

} // namespace mw::workbook
