// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/tree/shape.h"
#include "core/connect/tree/tree_entity.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::tree {

/// Hears a source whose shape is known and makes the rows of one of its entities. The shape must outlive it.
class RowMaker final : public TreeEvents {
public:
    struct Options {
        std::vector<std::size_t> columns; ///< of the entity, in the order in which they come
        std::uint64_t limit = 0;          ///< rows in all
        bool raw = false;                 ///< every value as text, null as ''
        std::size_t largestValue = 16 * 1024 * 1024;
    };
    RowMaker(const Shape& shape, const TreeEntity& entity, Options options);

    const std::vector<Field>& fields() const { return m_fields; }
    bool isAtLimit() const { return m_rows >= m_options.limit; }
    /// Fails where the source was heard to be other than its shape, or holds a value that is too large.
    const std::optional<Error>& failure() const { return m_failure; }
    /// Moves the rows so far into the batch and starts the next.
    Result<void> take(Batch& batch);

    void member(std::string_view name, std::string_view source) override;
    void beginObject() override;
    void endObject() override;
    void beginList() override;
    void endList() override;
    void scalar(Scalar kind, std::string_view text, std::string_view source) override;
    void malformed(MalformedRow row) override;

private:
    static constexpr std::uint32_t kNone = 0xffffffff;
    /// What a node means for the entity.
    struct Role {
        std::uint32_t column = kNone; ///< wanted for its value
        std::uint32_t chain = kNone;  ///< place in the chain of entities
        bool leadsOn = false;         ///< itself or something below is wanted
        bool repeats = false;
        std::uint64_t lastObject = 0;
    };
    struct Frame {
        const Node* node;
        bool isList;
        bool isRow;
        std::uint64_t object;
        std::size_t hint = 0;
    };
    struct Level {
        std::uint64_t position = 0;
        std::string id;
    };

    bool markRoles(const Node& node);
    const Node* arrive() const;
    Role& roleOf(const Node& node) { return m_roles[node.index]; }
    void beginRow(std::uint32_t level);
    void endRow(std::uint32_t level);
    void dropRow();
    void forget(const Node& node);
    void set(std::uint32_t column, std::string_view text);
    void noteDamage(const std::string& field);
    void addItem(std::uint32_t column, Scalar kind, std::string_view text, std::string_view source);
    void beginCapture(const Node& node, char bracket, bool endsRow);
    void endCapture(char bracket);
    void separate();
    void capture(std::string_view text);
    bool isTarget(std::uint32_t level) const { return level + 1 == m_levels.size(); }
    Result<ColumnPtr> makeColumn(std::size_t index) const;

    const Shape& m_shape;
    const Options m_options;
    std::vector<TreeColumn> m_columns;
    std::vector<Field> m_fields;
    std::vector<Role> m_roles;
    std::vector<Level> m_levels;
    std::vector<Frame> m_frames;
    const Node* m_member = nullptr;
    std::string m_mapName; // of the member of a map
    std::size_t m_skipped = 0;
    std::uint64_t m_objects = 0;

    bool m_capturing = false;
    bool m_captureEndsRow = false;
    std::uint32_t m_captureColumn = kNone;
    std::uint32_t m_captureLevel = kNone;
    std::size_t m_captureDepth = 0;
    std::string m_captured;
    std::vector<std::string> m_lists; // of each column that repeats, in the row so far

    std::shared_ptr<Arena> m_arena;
    std::vector<std::string_view> m_cells; // of all rows, row by row; without data: null
    RowOrigins m_origins;
    std::vector<MalformedRow> m_malformed;
    bool m_inRow = false;
    std::string m_rowDamage;
    std::uint64_t m_rowLine = 0;
    std::size_t m_batchRows = 0;
    std::uint64_t m_rows = 0;    // so far
    std::uint64_t m_records = 0; // the same with malformed ones
    std::optional<Error> m_failure;
};

} // namespace mw::tree
