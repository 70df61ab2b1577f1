// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace mw::ui {

/// Facts beside the text of a cell. Models give them, delegates paint them, proxies sort and filter by them.
enum Role : int {
    ValueRole = Qt::UserRole + 1, ///< ValueText: a data value with its marks
    BarRole,                      ///< double 0–1: a bar behind or beside the display text
    SparkRole,                    ///< QList<qreal>: a sparkline
    SignRole,                     ///< Sign as int: status icon before the text
    PillRole,                     ///< Sign as int: the text stands in a pill of that colour
    ElementRole,                  ///< QString: id of the document's element the row speaks of
    EntityMappingRole,            ///< QString: id of its entity mapping
    SortRole,                     ///< what to sort by where the text would mislead
    FilterRole,                   ///< QString: all text to filter by, lower case
    MutedRole,                    ///< bool: less important, painted in the muted colour
    CodeRole,                     ///< bool: painted in the code font
    ChoicesRole,                  ///< QStringList: what an editor offers, see ChoiceDelegate
    FirstScreenRole = Qt::UserRole + 100, ///< screens' own roles start here
};

/// Status is always a sign and a word, never a colour alone.
enum class Sign { None, Ok, Note, Warning, Error, Question, Running, Open };

} // namespace mw::ui
