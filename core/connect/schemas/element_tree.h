// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_events.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::schemas {

/// An element of a small XML document, names without their prefixes.
struct Element {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::unique_ptr<Element>> children;
    std::string text;

    std::string_view attribute(std::string_view wanted) const; ///< empty where it is missing
    const Element* child(std::string_view wanted) const;       ///< the first of a name, null where there is none
};

/// Hears a document and keeps all of it; `isTooLarge()` where that are more elements than a description has.
class ElementTree final : public tree::TreeEvents {
public:
    explicit ElementTree(std::string rootName) { m_root.name = std::move(rootName); }
    const Element& root() const { return m_root; }
    static constexpr std::size_t kMostElements = 200'000;
    std::size_t elements() const { return m_elements; } ///< below the root
    bool isTooLarge() const { return m_elements > kMostElements; }

    void member(std::string_view name, std::string_view) override;
    void beginObject() override;
    void endObject() override { m_open.pop_back(); }
    void beginList() override {}
    void endList() override {}
    void scalar(tree::Scalar kind, std::string_view text, std::string_view source) override;
    void malformed(MalformedRow) override {}

private:
    Element& arrive();

    Element m_root;
    std::vector<Element*> m_open;
    std::string m_name;
    std::size_t m_elements = 0;
};

/// A name without its prefix: "xs:element" → "element".
std::string_view localName(std::string_view name);

} // namespace mw::schemas
