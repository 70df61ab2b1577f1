// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <QString>

#include <vector>

namespace mw::ui {

/// Something one can go to: an element of the document, or an action by its position in the palette's list.
struct Destination {
    QString title;
    QString detail;   ///< "people · text(40)", or the key of an action
    QString iconName;
    Id element;       ///< null for actions
    int action = -1;
    QString haystack; ///< lower case, title first
};

/// Everything of a document that Ctrl+P finds: entities, fields, mappings, value maps, checks, references.
std::vector<Destination> destinationsOf(const mapping::Document& document);

/// Makes the haystack of a destination from its title, detail and further words.
void setHaystack(Destination& destination, const QString& more = {});

/// The best `limit` of `all` for what was typed, best first: all words must be found; a title that begins with them comes
/// first, then words that begin, then the rest; short titles before long ones. Nothing typed: the first `limit`.
std::vector<const Destination*> rank(const std::vector<Destination>& all, const QString& typed, std::size_t limit);

} // namespace mw::ui
