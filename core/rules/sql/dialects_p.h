// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/sql/dialect.h"

namespace mw::rules::sql {

const Dialect& sqlite();
const Dialect& postgresql();

} // namespace mw::rules::sql
