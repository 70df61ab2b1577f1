// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_statements.h"
#include "core/connect/row_image.h"

#include <span>

namespace mw {

/// How the rows of a server's table become keys and images (row_image.h): the image has the printed values of all
/// columns that can be written, in their order; the key those of the primary key, or of the first key without nulls.
class ServerRowForm {
public:
    ServerRowForm(const ServerExpressions& expressions, const ServerTable& table);

    /// False where nothing tells rows apart.
    bool hasKey() const { return !m_key.empty(); }
    /// The table's columns that an image has; and which of these make the key.
    const std::vector<std::size_t>& columns() const { return m_columns; }
    const std::vector<std::size_t>& key() const { return m_key; }

    /// The expressions of the image's, or the key's, values.
    std::string imageList(std::string_view of) const;
    std::string keyList(std::string_view of) const;

    /// From values as imageList() gives them, behind `first` others.
    std::string image(const ServerRow& row, std::size_t first = 0) const;
    std::string keyOf(const ServerRow& row, std::size_t first = 0) const;

private:
    const ServerExpressions& m_expressions;
    const ServerTable& m_table;
    std::vector<std::size_t> m_columns, m_key;
};

/// Takes a key or an image apart; none where it is not of `count` texts.
std::optional<ServerRow> printedValues(std::string_view image, std::size_t count);
/// A key for people: "17", "a, 3".
std::string describeServerKey(std::string_view key);

} // namespace mw
