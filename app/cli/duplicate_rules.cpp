// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/duplicate_rules.h"

#include "app/cli/console.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/mapping/matching.h"

#include <algorithm>

namespace mw::cli {

namespace {

/// Reads the object that a rules file is.
class RulesReader {
public:
    RulesReader(const std::string& path, const std::vector<std::string>& fields) : m_path(path), m_fields(fields) {}

    Result<DuplicateRules> read(const Json& json) {
        for (const auto& [name, value] : json.items())
            MW_TRY_DO(member(name, value));
        if (const auto wrong = mapping::whatIsWrong(m_rules.matching))
            return this->wrong(*wrong);
        return std::move(m_rules);
    }

private:
    Error wrong(const std::string& what) const { return at(makeError(Code::WrongValue, what), m_path); }

    Result<void> member(const std::string& name, const Json& value) {
        if (name == "threshold") {
            if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1)
                return wrong("threshold takes a number from 0 to 1");
            m_rules.matching.threshold = printFloat(value.get<double>());
        } else if (name == "weights" && value.is_object()) {
            for (const auto& [field, weight] : value.items()) {
                MW_TRY_DO(checkField(field));
                if (!weight.is_number() || weight.get<double>() < 0)
                    return wrong("the weight of " + mw::quoted(field) + " is no number from 0 up");
                m_rules.matching.weights[field] = printFloat(weight.get<double>());
            }
        } else if ((name == "must_link" || name == "cannot_link") && value.is_array()) {
            for (const Json& pair : value) {
                if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
                    return wrong(name + " takes pairs of key values as texts");
                (name == "must_link" ? m_rules.mustLink : m_rules.cannotLink).push_back({pair[0], pair[1]});
            }
        } else if (name == "record") {
            return survival(value, m_rules.matching.record);
        } else if (name == "values" && value.is_object()) {
            for (const auto& [field, way] : value.items()) {
                MW_TRY_DO(checkField(field));
                MW_TRY_DO(survival(way, m_rules.matching.values[field]));
            }
        } else {
            return wrong("unknown or malformed: " + name);
        }
        return {};
    }

    Result<void> checkField(const std::string& field) const {
        if (std::find(m_fields.begin(), m_fields.end(), field) == m_fields.end())
            return at(makeError(Code::UnknownField, mw::quoted(field), ""), m_path);
        return {};
    }

    Result<void> survival(const Json& value, mapping::Survival& into) const {
        if (!value.is_object())
            return wrong("what survives is an object with pick, and where it needs them by and trusted");
        for (const auto& [name, part] : value.items()) {
            if (name == "pick" && part.is_string())
                into.pick = part;
            else if (name == "by" && part.is_string())
                into.by = part;
            else if (name == "trusted" && part.is_array() && std::all_of(part.begin(), part.end(), [](const Json& one) { return one.is_string(); }))
                into.trusted = part.get<std::vector<std::string>>();
            else
                return wrong("unknown or malformed: " + name);
        }
        return {};
    }

    const std::string& m_path;
    const std::vector<std::string>& m_fields;
    DuplicateRules m_rules;
};

} // namespace

Result<DuplicateRules> readDuplicateRules(const std::string& path, const std::vector<std::string>& fields) {
    if (path.empty())
        return DuplicateRules();
    MW_TRY(const std::string text, readFile(path, 64u << 20));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return at(makeError(Code::NotJson, "a JSON object is expected"), path);
    return RulesReader(path, fields).read(json);
}

Result<merge::KeyPair> readKeyPair(const std::string& option, const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        return makeError(Code::Usage, option + " takes the keys of two records, A=B, not " + mw::quoted(text));
    return merge::KeyPair{text.substr(0, equals), text.substr(equals + 1)};
}

} // namespace mw::cli
