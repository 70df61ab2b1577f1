// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"

#include <nlohmann/json.hpp>

#include <string>

namespace mw::evidence {

using Json = nlohmann::ordered_json;

/// The stored form of each record. Reading throws nlohmann's exceptions for what this program did not write; see
/// readJson().
Json toJson(const engine::RunStart& start);
Json toJson(const engine::RunResult& result);
Json toJson(const profile::EntityProfile& profile);
Json toJson(const validate::ValidationResult& result);
Json toJson(const diff::Difference& difference);
engine::RunStart runStartFrom(const Json& json);
engine::RunResult runResultFrom(const Json& json);
profile::EntityProfile profileFrom(const Json& json);
validate::ValidationResult validationFrom(const Json& json);
diff::Difference differenceFrom(const Json& json);
std::vector<std::pair<std::string, std::string>> valuesFrom(const Json& json);

/// One line; bytes that are not UTF-8 become U+FFFD.
std::string print(const Json& json);

/// Parses and reads a stored text; CorruptDatabase where it is not what was written.
template <class Read>
auto readJson(const std::string& text, const Read& read) -> Result<decltype(read(Json()))> {
    try {
        return read(Json::parse(text));
    } catch (const nlohmann::json::exception& thrown) {
        return makeError(Code::CorruptDatabase, thrown.what());
    }
}

/// Finds a code by the name it was stored under; Rejected for one that this program no longer knows.
Code codeNamed(std::string_view name);

} // namespace mw::evidence
