// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/cell_compare_p.h"

#include <cstring>

namespace mw::diff {

CellPair::CellPair(const Column& left, const Column& right, const Tolerance& tolerance)
    : m_left(&left), m_right(&right), m_tolerance(&tolerance), m_width(storageWidth(left.type().kind)) {
    const TypeKind kind = left.type().kind;
    if (kind != right.type().kind || kind == TypeKind::Null || kind == TypeKind::Float)
        return; // of floats the bytes do not tell: -0 is 0
    if (kind == TypeKind::Decimal && left.type().scale != right.type().scale)
        return;
    m_way = kind == TypeKind::Text || kind == TypeKind::Binary ? Way::Texts
            : m_width == sizeof(std::uint64_t)                 ? Way::Words
                                                               : Way::Bytes;
    m_differentIsFinal = tolerance.isExact();
}

bool CellPair::equal(std::size_t leftRow, std::size_t rightRow) const {
    const bool leftNull = m_left->isNull(leftRow), rightNull = m_right->isNull(rightRow);
    if (leftNull || rightNull)
        return leftNull && rightNull;
    const std::size_t l = m_left->at(leftRow), r = m_right->at(rightRow);
    bool same = false;
    switch (m_way) {
    case Way::Texts:
        same = m_left->values<std::string_view>()[l] == m_right->values<std::string_view>()[r];
        break;
    case Way::Words:
        same = m_left->values<std::uint64_t>()[l] == m_right->values<std::uint64_t>()[r];
        break;
    case Way::Bytes:
        same = std::memcmp(&m_left->values<std::byte>().data()[l * m_width],
                           &m_right->values<std::byte>().data()[r * m_width], m_width) == 0;
        break;
    case Way::Boxed:
        break;
    }
    if (same || m_differentIsFinal)
        return same;
    return equalValues(m_left->value(leftRow), m_right->value(rightRow), *m_tolerance);
}

} // namespace mw::diff
