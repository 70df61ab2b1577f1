// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>
#include <string_view>

/// Where a record is seen in its own system: the address that Workflow::recordUrls gives a connection.
namespace mw::mapping {

/// Says whether a text can stand in Workflow::recordUrls: an address of the web with {key} in it, and {entity} where it is
/// wanted; nothing else in braces, no blanks. WrongValue names what is wrong.
Result<void> checkRecordUrl(std::string_view address);

/// The address of one record; entity and key stand in it percent-encoded (RFC 3986 2.1), so that nothing of them is taken for a
/// part of the address. UnknownName where the connection has no address; WrongValue as checkRecordUrl(), and without a key.
Result<std::string> recordUrl(const Document& document, const Id& connection, std::string_view entity, std::string_view key);

} // namespace mw::mapping
