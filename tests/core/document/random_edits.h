// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"
#include "tests/support/random.h"

#include <string>

namespace mw::test {

/// Makes edits that apply to the document as it is: every kind of step, any text, values of every type, ids that dangle.
class RandomEdits {
public:
    explicit RandomEdits(Random& random) : m_random(random) {}
    /// An edit of one to four steps.
    mapping::Edit make(const mapping::Document& document);
    std::string text();

private:
    mapping::SingleEdit step(const mapping::Document& document);
    Id newId();
    template <class Element>
    mapping::SetElement<Element> change(const std::vector<Element>& list, Element content);
    Value value();
    LogicalType type();
    mapping::FieldMapping field(const mapping::Document& document);
    mapping::Connection connection();
    mapping::Workflow::Comment comment(const mapping::Document& document);
    mapping::Step step();
    mapping::EntityMapping pipeline(const mapping::Document& document);
    std::string rule();
    std::string reference(const char* prefix);

    Random& m_random;
    std::uint64_t m_made = 0;
};

} // namespace mw::test
