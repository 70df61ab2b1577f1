// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/base/result.h"

#include <memory>
#include <string>

namespace mw::app {

/// The catalogue of a language of the program ("de"); null for English. Usage names those there are.
Result<std::shared_ptr<const MessageCatalogue>> catalogueOf(const std::string& language);

} // namespace mw::app
