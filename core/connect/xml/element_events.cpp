// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xml/element_events.h"

#include "core/connect/xml/name_filter.h"

namespace mw::xml {

namespace {

constexpr std::string_view kInstance = "http://www.w3.org/2001/XMLSchema-instance";

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

void ElementEvents::becomeObject(Element& element, tree::TreeEvents& events) {
    if (element.isObject)
        return;
    element.isObject = true;
    events.place = element.place;
    events.beginObject();
}

void ElementEvents::beginElement(std::string_view name, const Attributes& attributes, std::uint64_t place,
                                 tree::TreeEvents& events) {
    const std::string label = m_names.label(name);
    if (m_depth > 0) {
        becomeObject(m_open[m_depth - 1], events);
        events.member(label, {});
    } else if (m_rootName.empty()) {
        m_rootName = label;
    }
    if (m_depth == m_open.size())
        m_open.emplace_back();
    Element& element = m_open[m_depth++];
    element.place = place;
    element.isObject = element.isNil = false;
    element.text.clear();
    for (const auto& [attribute, value] : attributes) {
        if (isNamed(attribute, kInstance, "nil")) {
            element.isNil = value == "true" || value == "1";
            continue;
        }
        if (isNamed(attribute, kInstance, "schemaLocation") || isNamed(attribute, kInstance, "noNamespaceSchemaLocation"))
            continue;
        becomeObject(element, events);
        events.member("@" + m_names.label(attribute), {});
        events.scalar(tree::Scalar::Text, value, {});
    }
}

bool ElementEvents::addText(std::string_view text, std::size_t largest) {
    std::string& all = m_open[m_depth - 1].text;
    all += text;
    return all.size() <= largest;
}

void ElementEvents::endElement(tree::TreeEvents& events) {
    const Element& element = m_open[--m_depth];
    const std::string_view text = NameFilter::restore(element.text, m_restored);
    events.place = element.place;
    if (!element.isObject) {
        events.scalar(element.isNil ? tree::Scalar::Null : tree::Scalar::Text, text, {});
        return;
    }
    if (!isBlank(text)) {
        events.member("#text", {});
        events.scalar(tree::Scalar::Text, text, {});
    }
    events.endObject();
}

} // namespace mw::xml
