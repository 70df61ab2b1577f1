// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/row_image.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// Hears of every row that a load changes in a target, whoever caused it: the load, a trigger, a cascade. Enough to
/// take the load back. Keys and images: see row_image.h; the key is what the target itself finds a row by. What is told
/// holds once the target has committed. One thread. A failure of the sink shows at the next flush().
class ChangeSink {
public:
    virtual ~ChangeSink() = default;
    /// The place itself is made by the load: a file that was not there.
    virtual void placeIsNew() = 0;
    /// Gives the number of an entity for the calls below.
    virtual std::uint32_t entity(const std::string& name) = 0;
    /// The load makes the entity: its rows are not told one by one but summed up, see holds().
    virtual void created(std::uint32_t entity) = 0;
    /// What an entity that the load made held at the commit from which it goes on; none for other entities.
    virtual std::optional<RowDigest> held(const std::string& entity) const = 0;
    virtual void inserted(std::uint32_t entity, std::string_view key, const Hash128& now) = 0;
    virtual void updated(std::uint32_t entity, std::string_view key, std::string_view before, const Hash128& now) = 0;
    virtual void deleted(std::uint32_t entity, std::string_view key, std::string_view before) = 0;
    /// What a created entity holds when the coming commit is done.
    virtual void holds(std::uint32_t entity, const RowDigest& digest) = 0;
    /// A setting of the target that a load moves and that is no row: a counter of keys.
    virtual void setting(const std::string& name, std::string_view before) = 0;
    /// An entity whose changes cannot be taken back, and why.
    virtual void irreversible(std::uint32_t entity, const std::string& why) = 0;
    /// Makes all of it durable: before each commit.
    virtual Result<void> flush() = 0;
};

} // namespace mw
