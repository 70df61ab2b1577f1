// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_events.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::nested {

/// Counts the values at a path of names in a source of nested values; items of lists stand at the path of their list.
class RowCounter final : public tree::TreeEvents {
public:
    explicit RowCounter(std::vector<std::string> path) : m_path(std::move(path)) {}
    std::uint64_t rows() const { return m_rows; }

    void member(std::string_view name, std::string_view) override { m_name = name; }
    void beginObject() override;
    void endObject() override { m_frames.pop_back(); }
    void beginList() override;
    void endList() override { m_frames.pop_back(); }
    void scalar(tree::Scalar, std::string_view, std::string_view) override { count(arrive()); }
    void malformed(MalformedRow) override {}

private:
    static constexpr std::size_t kElsewhere = std::size_t(-1);
    struct Frame {
        std::size_t depth; ///< names of the path that lead here
        bool isList;
    };
    std::size_t arrive() const;
    void count(std::size_t depth) { m_rows += depth == m_path.size() ? 1 : 0; }

    const std::vector<std::string> m_path;
    std::vector<Frame> m_frames;
    std::string m_name;
    std::uint64_t m_rows = 0;
};

} // namespace mw::nested
