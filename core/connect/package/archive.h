// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/random_bytes.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::package {

/// Bounds against archives that grow without end; smaller ones are for tests.
struct ArchiveLimits {
    std::uint64_t unsuspicious = 128ull << 20; ///< bytes of one part that need no justification
    std::uint64_t largestRatio = 300;          ///< unpacked by packed bytes beyond that
};

/// Streams one part of an archive, unpacked. Goes before its archive.
class PartStream {
public:
    virtual ~PartStream() = default;
    /// Fills at most `size` bytes; 0 at the end, where the checksum has been compared. DamagedArchive; RefusedContent
    /// for a part that unpacks to far more than what was packed.
    virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
    /// Bytes in all as the archive says, which may be wrong.
    virtual std::uint64_t size() const = 0;
};

/// A zip archive (APPNOTE 6.3: stored and deflated parts, zip64) of named parts. Names are compared without case, as the
/// Open Packaging Conventions demand; a backslash is taken for a slash and a leading slash does not count. One thread.
class Archive {
public:
    virtual ~Archive() = default;
    /// `name` is for messages. DamagedArchive where there is no readable list of parts.
    static Result<std::shared_ptr<Archive>> open(std::shared_ptr<RandomBytes> bytes, const std::string& name,
                                                 const ArchiveLimits& limits = {});
    virtual bool has(std::string_view part) const = 0;
    /// Opens a part; DamagedArchive where it is missing, Encrypted where it needs a password.
    virtual Result<std::unique_ptr<PartStream>> part(std::string_view name) = 0;
    virtual const std::string& name() const = 0;
    virtual RandomBytes& bytes() = 0;
};

/// Joins a part's folder and a target as relationships give it: "xl/worksheets/sheet1.xml", "../media/a.png".
std::string resolvePart(std::string_view folder, std::string_view target);

} // namespace mw::package
