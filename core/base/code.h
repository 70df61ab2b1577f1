// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw {

/// Names every way in which something can fail; the list is codes.def.
enum class Code {
#define MW_CODE(name, kind, text) name,
#include "core/base/codes.def"
#undef MW_CODE
};

/// Says who has to act on a code, and with it the exit code of the command line.
enum class CodeKind { Request, Environment, Data, Cancelled, Internal };

CodeKind kindOf(Code code);
/// Gives the code's name as written in codes.def, for example "FileNotFound".
std::string_view nameOf(Code code);
/// Gives the English template with {0}, {1} … for the arguments.
std::string_view templateOf(Code code);

} // namespace mw
