// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/profile_report.h"
#include "core/report/words_p.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mw::report {

/// Profiles as every format writes them: under the floor, with what was masked and what was released.
struct ProfileContent {
    struct Field {
        profile::FieldProfile profile;
        std::string personal; ///< what makes it personal, in words; empty: nothing
        std::string released; ///< who released it, when and why; empty: it is under the floor
    };
    struct Entity {
        profile::EntityProfile profile; ///< without fields of its own: those are `fields`
        std::vector<Field> fields;
    };
    /// Nothing, a text, a count, a share of 1.
    struct Share {
        double of;
    };
    using Cell = std::variant<std::monostate, std::string, std::uint64_t, Share>;
    struct Table {
        struct Column {
            std::string title;
            int weight = 1; ///< share of the width
        };
        std::string title;
        std::vector<Column> columns;
        std::vector<std::vector<Cell>> rows;
    };

    std::string title, place, generatedAt;
    std::string statement; ///< what is masked, in words
    std::vector<Entity> entities;
};

/// What is known of each field, a row a field; of all entities, the first column names them, or of one.
ProfileContent::Table fieldTable(const ProfileContent& content, std::optional<std::size_t> entity, const Words& words);
/// Keys, and fields that follow from others.
ProfileContent::Table findingTable(const ProfileContent& content, std::optional<std::size_t> entity, const Words& words);
/// The most frequent values (patterns: shapes) of all fields.
ProfileContent::Table valueTable(const ProfileContent& content, bool isOfPatterns, const Words& words);
/// A cell as a text for people: grouped digits, percent.
std::string shown(const ProfileContent::Cell& cell, const Words& words);

} // namespace mw::report
