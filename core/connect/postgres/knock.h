// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_address.h"

#include <stop_token>

namespace mw {

/// Waits until a server lets somebody in, or says that it does not, which is the login's to tell: Qt's way to open a session
/// hears no stop request. Cancelled; ServerUnreachable once the address's time is over.
Result<void> knockAtPostgres(const ServerAddress& address, const std::stop_token& stop);

} // namespace mw
