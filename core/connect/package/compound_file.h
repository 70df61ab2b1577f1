// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/random_bytes.h"

namespace mw::package {

/// Says whether it begins as a compound file does ([MS-CFB]): old workbooks, and new ones with a password.
Result<bool> isCompoundFile(RandomBytes& bytes);
/// Says whether a compound file holds the stream that an encrypted workbook is in ([MS-OFFCRYPTO] 2.3.4.4).
Result<bool> holdsEncryptedPackage(RandomBytes& bytes, JobContext& job);

} // namespace mw::package
