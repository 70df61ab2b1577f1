// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/package/compound_file.h"

#include <algorithm>
#include <vector>

namespace mw::package {

Result<bool> isCompoundFile(RandomBytes& bytes) {
    static constexpr std::string_view kMark("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    char beginning[8] = {};
    MW_TRY(const std::size_t got, bytes.readAt(0, beginning, sizeof beginning));
    return std::string_view(beginning, got) == kMark;
}

Result<bool> holdsEncryptedPackage(RandomBytes& bytes, JobContext& job) {
    // The directory may lie anywhere; its entries are names in UTF-16 at multiples of 128 bytes.
    static constexpr std::size_t kEntry = 128;
    std::string name;
    for (const char c : std::string_view("EncryptedPackage"))
        name += {c, '\0'};
    std::vector<char> buffer(256 * 1024);
    for (std::uint64_t offset = 0;; offset += buffer.size()) {
        MW_TRY_DO(job.checkpoint());
        std::size_t filled = 0;
        while (filled < buffer.size()) {
            MW_TRY(const std::size_t got, bytes.readAt(offset + filled, buffer.data() + filled, buffer.size() - filled));
            if (got == 0)
                break;
            filled += got;
        }
        for (std::size_t at = 0; at + kEntry <= filled; at += kEntry)
            if (std::equal(name.begin(), name.end(), buffer.begin() + std::ptrdiff_t(at)))
                return true;
        if (filled < buffer.size())
            return false;
    }
}

} // namespace mw::package
