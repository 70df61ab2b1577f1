// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/documents.h"

#include <string_view>
#include <utility>

namespace mw::sample {

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\t':
            result += "\\t";
            break;
        default:
            result += c;
        }
    }
    return result + '"';
}

std::string keyList(const std::vector<std::string>& keys) {
    constexpr std::size_t kPerLine = 12;
    std::string result = "[";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0)
            result += i % kPerLine == 0 ? ",\n    " : ", ";
        result += quoted(keys[i]);
    }
    return result + ']';
}

} // namespace

std::string defectsJson(const DefectLog& log) {
    std::string result = "[\n";
    const std::vector<DefectKind>& plan = defectPlan();
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const DefectKind& kind = plan[i];
        result += "  {\"kind\": " + quoted(kind.kind) + ", \"entity\": " + quoted(kind.entity) +
                  ", \"field\": " + quoted(kind.field) + ",\n   \"count\": " + std::to_string(kind.planned) +
                  ", \"expected\": " + quoted(name(kind.outcome)) + ", \"mapping\": " + quoted(kind.mapping) +
                  ", \"target_field\": " + quoted(kind.target) + ",\n   \"where\": " + quoted(kind.where) +
                  ",\n   \"note\": " + quoted(kind.note) + ",\n   \"keys\": " + keyList(log.keys(kind)) + '}' +
                  (i + 1 < plan.size() ? ",\n" : "\n");
    }
    return result + "]\n";
}

std::string ledgerJson(const std::vector<LedgerLine>& ledger, const std::vector<ControlTotal>& totals,
                       std::uint64_t seed) {
    std::string result = "{\n  \"seed\": " + std::to_string(seed) + ",\n  \"mappings\": [\n";
    std::vector<std::pair<std::string, std::size_t>> rows;
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        const LedgerLine& line = ledger[i];
        result += "    {\"mapping\": " + quoted(line.mapping) + ", \"source\": " + quoted(line.source) +
                  ", \"target\": " + quoted(line.target) + ",\n     \"read\": " + std::to_string(line.read) +
                  ", \"loaded\": " + std::to_string(line.loaded) + ", \"merged\": " + std::to_string(line.merged) +
                  ", \"excluded\": " + std::to_string(line.excluded) +
                  ", \"rejected\": " + std::to_string(line.rejected) + '}' + (i + 1 < ledger.size() ? ",\n" : "\n");
        if (rows.empty() || rows.back().first != line.target)
            rows.emplace_back(line.target, 0);
        rows.back().second += line.loaded;
    }
    result += "  ],\n  \"target_rows\": {";
    for (std::size_t i = 0; i < rows.size(); ++i)
        result += (i > 0 ? ", " : "") + quoted(rows[i].first) + ": " + std::to_string(rows[i].second);
    result += "},\n  \"control_totals\": [\n";
    for (std::size_t i = 0; i < totals.size(); ++i)
        result += "    {\"sql\": " + quoted(totals[i].sql) + ", \"result\": " + quoted(totals[i].result) + '}' +
                  (i + 1 < totals.size() ? ",\n" : "\n");
    return result + "  ]\n}\n";
}

} // namespace mw::sample
