// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/element_reference.h"

namespace mw::ui {

Id elementOf(const mapping::Document& document, const std::string& reference) {
    for (const mapping::EntityMapping& mapping : document.mappings) {
        if (mapping.reference == reference)
            return mapping.id;
        for (const mapping::FieldMapping& field : mapping.fields)
            if (field.reference == reference)
                return field.id;
    }
    return {};
}

} // namespace mw::ui
