// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/tree/shape.h"
#include "core/connect/tree/tree_entity.h"
#include "core/connect/tree/tree_input.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::tree {

/// A source of nested values as its format knows it.
struct TreeSource {
    std::string place;    ///< for messages
    std::string rootName; ///< of the records' entity
    Shape::Options shape;
    std::function<Result<std::unique_ptr<TreeInput>>(bool hash)> open; ///< from the beginning, as often as asked
    std::vector<std::pair<std::string, std::string>> decisions;        ///< see Connection::detected
};

/// Entities and rows of a source of nested values. Its shape is found by reading all of it once, before the first row:
/// what is broken anywhere fails before anything comes out.
class TreeConnection final : public Connection {
public:
    explicit TreeConnection(TreeSource source) : m_source(std::move(source)) {}

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    std::vector<std::pair<std::string, std::string>> detected() override { return m_source.decisions; }
    Result<std::optional<std::uint64_t>> countRows(const std::string& entity, JobContext& job) override;

private:
    /// What was found by the one scan; readers share it.
    struct Found {
        explicit Found(const Shape::Options& options) : shape(options) {}
        Shape shape;
        std::vector<TreeEntity> entities;
    };
    class RowReader;

    Result<void> scan(JobContext& job);
    Result<const TreeEntity*> find(const std::string& entity) const;

    const TreeSource m_source;
    std::shared_ptr<const Found> m_found;
};

} // namespace mw::tree
