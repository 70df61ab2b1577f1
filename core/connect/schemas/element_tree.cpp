// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schemas/element_tree.h"

namespace mw::schemas {

std::string_view localName(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Element::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted)
            return value;
    return {};
}

const Element* Element::child(std::string_view wanted) const {
    for (const auto& one : children)
        if (one->name == wanted)
            return one.get();
    return nullptr;
}

Element& ElementTree::arrive() {
    if (m_open.empty())
        return m_root;
    ++m_elements;
    pause = pause || isTooLarge();
    m_open.back()->children.push_back(std::make_unique<Element>());
    m_open.back()->children.back()->name = m_name;
    return *m_open.back()->children.back();
}

void ElementTree::member(std::string_view name, std::string_view) {
    m_name = name.starts_with('@') ? "@" + std::string(localName(name.substr(1))) : std::string(localName(name));
}

void ElementTree::beginObject() {
    m_open.push_back(&arrive());
}

void ElementTree::scalar(tree::Scalar, std::string_view text, std::string_view) {
    if (!m_open.empty() && m_name.starts_with('@'))
        m_open.back()->attributes.emplace_back(m_name.substr(1), text);
    else if (!m_open.empty() && m_name == "#text")
        m_open.back()->text = text;
    else
        arrive().text = text;
}

} // namespace mw::schemas
