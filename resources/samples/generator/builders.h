// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/defects.h"
#include "resources/samples/generator/model.h"
#include "resources/samples/generator/random.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace mw::sample {

inline constexpr std::size_t kOwnerCount = 40;
inline constexpr std::size_t kAccountCount = 3200;
inline constexpr std::size_t kContactCount = 20000;
inline constexpr std::size_t kDealCount = 6000;
inline constexpr std::size_t kActivityCount = 40000;
inline constexpr std::size_t kNoteCount = 8000;

/// The user who takes over what has no known owner.
inline constexpr std::int64_t kPoolUser = 40;

/// The builders fill one entity each, truth first, then its legacy spelling, then the planned defects; each needs those
/// above it.
void buildOwners(World& world, DefectLog& log, std::uint64_t seed);
void buildAccounts(World& world, DefectLog& log, std::uint64_t seed);
void buildContacts(World& world, DefectLog& log, std::uint64_t seed);
void buildDeals(World& world, DefectLog& log, std::uint64_t seed);
void buildActivities(World& world, DefectLog& log, std::uint64_t seed);
void buildNotes(World& world, DefectLog& log, std::uint64_t seed);

World buildWorld(DefectLog& log, std::uint64_t seed);

/// Seeds defects of one entity: takes as many records as the plan says and notes their keys.
class Seeder {
public:
    using KeyOf = std::function<std::string(std::size_t)>;
    using Change = std::function<void(std::size_t)>;
    using Fits = std::function<bool(std::size_t)>;

    Seeder(DefectLog& log, std::string_view entity, KeyOf keyOf);

    /// Applies `change` to exactly the planned number of records out of `picker` that satisfy `fits`.
    void seed(Picker& picker, std::string_view field, std::string_view kind, const Change& change,
              const Fits& fits = {});
    /// The same for `count` records, where other code supplies the rest of the planned number.
    void seed(Picker& picker, std::size_t count, std::string_view field, std::string_view kind, const Change& change,
              const Fits& fits = {});
    void note(std::size_t index, std::string_view field, std::string_view kind);
    std::size_t planned(std::string_view field, std::string_view kind) const;

private:
    DefectLog& m_log;
    std::string_view m_entity;
    KeyOf m_keyOf;
};

/// Draws a migrated, active owner; the index is that of World::owners.
const LegacyOwner& randomOwner(Random& random, const World& world);
/// The short name of an owner as careless people write it: another case or stray spaces.
std::string carelessOwner(Random& random, const std::string& shortName);
/// A name that the owner list does not hold.
std::string unknownOwner(Random& random);
/// A date text that no calendar holds.
std::string impossibleDate(Random& random);
/// A run of readable words of exactly `count` characters.
std::string longWords(Random& random, std::size_t count);

} // namespace mw::sample
