// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <unordered_map>

namespace mw::test {

/// Checks JSON against a JSON Schema, as far as the schema of documents needs it (draft 2020-12). A keyword that it does
/// not know counts as a failure, so that the schema cannot demand what no test looks at.
class SchemaValidator {
public:
    /// `schema` must outlive it.
    explicit SchemaValidator(const nlohmann::json& schema) : m_root(schema) {}
    /// Empty where the value is valid, else the path and the keyword that it breaks.
    std::string firstFailure(const nlohmann::json& value) const { return check(value, m_root, "$"); }

private:
    std::string check(const nlohmann::json& value, const nlohmann::json& schema, const std::string& path) const;
    std::string checkMembers(const nlohmann::json& value, const nlohmann::json& schema, const std::string& path) const;
    const nlohmann::json& resolve(const std::string& reference) const;

    const nlohmann::json& m_root;
    mutable std::unordered_map<std::string, const nlohmann::json*> m_resolved;
};

} // namespace mw::test
