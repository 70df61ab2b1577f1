// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stable_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace mw {

Hash128 stableHash(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

} // namespace mw
