// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_events.h"
#include "core/connect/xml/xml_names.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::xml {

/// Turns elements into nested values: whether one is an object is known only when something begins inside of it. Texts
/// of elements come as the parser tells them, in parts, and are restored from the filter of names when they are whole.
class ElementEvents {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string_view>>; ///< names as XmlNames takes them

    /// `place`: the first byte of its tag.
    void beginElement(std::string_view name, const Attributes& attributes, std::uint64_t place, tree::TreeEvents& events);
    void endElement(tree::TreeEvents& events);
    /// Text of the element that is open; false where it grows beyond `largest`.
    bool addText(std::string_view text, std::size_t largest);
    std::size_t depth() const { return m_depth; }
    const std::string& rootName() const { return m_rootName; }

private:
    struct Element {
        std::uint64_t place = 0;
        bool isObject = false;
        bool isNil = false;
        std::string text;
    };
    void becomeObject(Element& element, tree::TreeEvents& events);

    XmlNames m_names;
    std::vector<Element> m_open; ///< the first m_depth; the rest keeps its memory
    std::size_t m_depth = 0;
    std::string m_rootName;
    std::string m_restored; ///< room for a text
};

} // namespace mw::xml
