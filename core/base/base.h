// SPDX-License-Identifier: GPL-3.0-or-later
/// base: what every folder needs and nothing of the domain: Result and Error, codes, ids, UTF-8, hashing, the clock,
/// files, the message catalogue. Includes only the standard library; ICU and libcrypto stay inside the .cpp files.
#pragma once
