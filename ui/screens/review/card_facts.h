// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/cards.h"
#include "core/review/standing.h"

#include <QStringList>

namespace mw::ui {

/// What is to be known of a record beside its fields: why it is in the sample, what became of it, its children, who is still
/// to judge it.
QStringList cardFacts(const review::CardStanding& card, const review::CardContent& content);

} // namespace mw::ui
