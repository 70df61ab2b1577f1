// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_events.h"
#include "core/connect/type_suggestion.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw::tree {

/// What stood at one path of names, over all records. Lists have no names: their items stand at the path of the list.
struct Node {
    std::string name;
    std::uint32_t index = 0; ///< among all nodes of the shape
    std::vector<std::unique_ptr<Node>> children;

    std::uint64_t present = 0; ///< values, where a list counts as one
    std::uint64_t nulls = 0;   ///< values and items, as all below
    std::uint64_t booleans = 0;
    std::uint64_t numbers = 0;
    std::uint64_t texts = 0;
    std::uint64_t objects = 0;
    std::uint64_t lists = 0;       ///< that are no items themselves
    std::uint64_t items = 0;       ///< of these lists
    std::uint64_t nestedLists = 0; ///< that are items
    std::uint64_t nullItems = 0;
    std::uint64_t twice = 0;    ///< objects that hold the name more than once
    std::uint64_t damaged = 0;  ///< texts that are not what their encoding promises
    std::uint64_t inexact = 0;  ///< numbers of more digits than a decimal has
    std::size_t wholeDigits = 1; ///< the most of the exact numbers
    std::size_t scale = 0;
    TypeSuggestion textForms;
    bool repeated = false; ///< stands in a list, or more than once in one object where repeating makes the list
    bool isMap = false;    ///< an object of too many names to be fields: its one child stands for all of them

    bool hasMembers() const { return !children.empty(); }
    /// Values that are neither null nor an object with members.
    std::uint64_t ownValues() const;
    /// The child of a name (the only one of a map), null where there is none. `hint`: a likely place among the
    /// children, moved on behind the place found.
    Node* child(std::string_view childName, std::size_t& hint) const;

    std::unordered_map<std::string_view, Node*> byName; ///< of the children where they are many
    std::uint64_t lastObject = 0;                       ///< in which object of the parent it was seen last
};

/// Finds the shape of a source by hearing all of it. Memory is bounded by the number of paths, not of records.
class Shape final : public TreeEvents {
public:
    struct Options {
        bool repeatsAreLists = false;    ///< a name more than once in one object makes a list (XML), else the last counts
        std::size_t largestObject = 1000; ///< names of one object before it is taken for a map
        std::size_t mostNodes = 20'000;
        std::size_t files = 0; ///< that are heard one after the other as one source; 0: it is a single one
    };
    explicit Shape(const Options& options) : m_options(options) {}

    const Node& root() const { return m_root; }
    std::uint32_t nodeCount() const { return m_nodes; }
    std::uint64_t malformedRecords() const { return m_malformed; }
    /// Whether the source holds more paths than can be fields; it pauses then.
    bool isTooLarge() const { return m_tooLarge; }
    const Options& options() const { return m_options; }

    void member(std::string_view name, std::string_view source) override;
    void beginObject() override;
    void endObject() override;
    void beginList() override;
    void endList() override;
    void scalar(Scalar kind, std::string_view text, std::string_view source) override;
    void malformed(MalformedRow) override { ++m_malformed; }

private:
    struct Frame {
        Node* node;
        bool isList;
        std::uint64_t object; ///< its number, for objects
        std::size_t hint = 0;
    };
    Node& arrive();
    Node& addChild(Node& parent, std::string_view name);
    void makeMap(Node& node);
    void merge(Node& into, Node& from);

    const Options m_options;
    Node m_root;
    std::vector<Frame> m_frames;
    Node* m_member = nullptr;
    std::uint64_t m_objects = 0;
    std::size_t m_skipped = 0; ///< levels below a value that is kept as text
    std::uint32_t m_nodes = 1;
    std::uint64_t m_malformed = 0;
    bool m_tooLarge = false;
};

} // namespace mw::tree
