// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/checkpoint.h"

#include "core/types/value.h"

#include <algorithm>

namespace mw::engine {

namespace {

constexpr std::string_view kFirstLine = "mapwright-run-1";
constexpr std::string_view kRollback = "mapwright-rollback-";

/// Writes lines of fields parted by tabs.
class Lines {
public:
    template <class... Fields>
    void add(const Fields&... fields) {
        bool first = true;
        ((text += first ? "" : "\t", first = false, append(fields)), ...);
        text += '\n';
    }
    std::string text;

private:
    void append(std::uint64_t number) { text += std::to_string(number); }
    void append(std::int64_t number) { text += std::to_string(number); }
    void append(std::uint32_t number) { text += std::to_string(number); }
    void append(const char* field) { append(std::string_view(field)); }
    void append(const std::string& field) { append(std::string_view(field)); }
    void append(std::string_view field) {
        for (const char c : field)
            switch (c) {
            case '\t':
                text += "\\t";
                break;
            case '\n':
                text += "\\n";
                break;
            case '\\':
                text += "\\\\";
                break;
            default:
                text += c;
            }
    }
};

/// One line taken apart; what is missing or no number makes the whole text wrong.
class Line {
public:
    Line(std::string_view line, bool& isWrong) : m_isWrong(isWrong) {
        std::string field;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\t') {
                m_fields.push_back(std::exchange(field, {}));
            } else if (line[i] == '\\' && i + 1 < line.size()) {
                const char c = line[++i];
                field += c == 't' ? '\t' : c == 'n' ? '\n' : c;
            } else {
                field += line[i];
            }
        }
        m_fields.push_back(std::move(field));
    }
    std::string text() {
        if (m_next >= m_fields.size()) {
            m_isWrong = true;
            return {};
        }
        return std::move(m_fields[m_next++]);
    }
    template <class T = std::uint64_t>
    T number() {
        std::int64_t value = 0;
        if (!parseInteger(text(), value))
            m_isWrong = true;
        return T(value);
    }
    bool isAtEnd() const { return m_next >= m_fields.size(); }

private:
    std::vector<std::string> m_fields;
    std::size_t m_next = 0;
    bool& m_isWrong;
};

void print(Lines& lines, const EntityProgress& entity) {
    const EntityResult& result = entity.result;
    lines.add("entity", result.entityMapping.text(), result.reference, result.sourceEntity, result.targetEntity);
    const Ledger& ledger = result.ledger;
    lines.add("ledger", ledger.read, ledger.loaded, ledger.merged, ledger.handedOver, ledger.archived, ledger.excluded,
              ledger.rejected, ledger.federated);
    lines.add("at", entity.records, entity.source.rows, printSum(entity.source), result.written.sent, entity.updated,
              entity.rejects, std::uint64_t(entity.isLinked ? 1 : 0), std::uint64_t(result.seconds * 1e6));
    if (const auto& input = entity.input)
        lines.add("input", input->connection, input->entity, input->location, input->hash, input->bytes, input->rows);
    for (const TakenBack& taken : entity.takenBack) {
        lines.add("taken", taken.sequence, taken.error.row, taken.error.field, nameOf(taken.error.code));
        for (const std::string& argument : taken.error.arguments)
            lines.add("because", argument);
    }
}

/// The codes that a target gives to rows that it takes back.
Code takenBackCode(std::string_view name) {
    return name == nameOf(Code::MissingParent) ? Code::MissingParent : Code::ConstraintFailed;
}

/// Takes one line into the checkpoint; false for a line of another kind.
bool take(Checkpoint& point, const std::string& kind, Line& line, bool& isWrong) {
    const auto last = [&]() -> EntityProgress& {
        if (point.entities.empty()) {
            isWrong = true;
            point.entities.emplace_back();
        }
        return point.entities.back();
    };
    if (kind == "run") {
        point.run = line.number<std::int64_t>();
        point.documentHash = line.text();
        point.mode = line.text();
        point.nowMicros = line.number<std::int64_t>();
        point.isLoaded = line.number() != 0;
        point.changes = line.number();
        point.resumes = line.number();
        point.retries = line.number();
    } else if (kind == "source") {
        std::string connection = line.text();
        point.sources.emplace_back(std::move(connection), line.text());
    } else if (kind == "mapping") {
        point.mappings.push_back(line.text());
    } else if (kind == "before") {
        const std::string entity = line.text();
        point.rowsBefore[entity] = line.number();
    } else if (kind == "entity") {
        EntityResult& result = point.entities.emplace_back().result;
        result.entityMapping = Id(line.text());
        result.reference = line.text();
        result.sourceEntity = line.text();
        result.targetEntity = line.text();
    } else if (kind == "ledger") {
        Ledger& ledger = last().result.ledger;
        for (std::uint64_t* part : {&ledger.read, &ledger.loaded, &ledger.merged, &ledger.handedOver, &ledger.archived,
                                    &ledger.excluded, &ledger.rejected, &ledger.federated})
            *part = line.number();
    } else if (kind == "at") {
        EntityProgress& entity = last();
        entity.records = line.number();
        const std::uint64_t rows = line.number();
        isWrong = !parseSum(line.text(), entity.source) || isWrong;
        entity.source.rows = rows;
        entity.result.written.sent = line.number();
        entity.updated = line.number();
        entity.rejects = line.number();
        entity.isLinked = line.number() != 0;
        entity.result.seconds = double(line.number()) / 1e6;
    } else if (kind == "input") {
        Input& input = last().input.emplace();
        input.connection = line.text();
        input.entity = line.text();
        input.location = line.text();
        input.hash = line.text();
        input.bytes = line.number();
        input.rows = line.number();
    } else if (kind == "taken") {
        TakenBack& taken = last().takenBack.emplace_back();
        taken.sequence = line.number();
        taken.error.row = line.number<std::uint32_t>();
        taken.error.field = line.number<std::uint32_t>();
        taken.error.code = takenBackCode(line.text());
    } else if (kind == "because") {
        if (last().takenBack.empty())
            return false;
        last().takenBack.back().error.arguments.push_back(line.text());
    } else {
        return false;
    }
    return true;
}

} // namespace

const EntityProgress* Checkpoint::progressOf(const Id& mapping) const {
    const auto found = std::find_if(entities.begin(), entities.end(), [&](const EntityProgress& entity) {
        return entity.result.entityMapping == mapping;
    });
    return found == entities.end() ? nullptr : &*found;
}

std::string Checkpoint::print() const {
    Lines lines;
    lines.add(kFirstLine);
    lines.add("run", run, documentHash, mode, nowMicros, std::uint64_t(isLoaded ? 1 : 0), changes, resumes,
              retries);
    for (const auto& [connection, location] : sources)
        lines.add("source", connection, location);
    for (const std::string& mapping : mappings)
        lines.add("mapping", mapping);
    for (const auto& [entity, rows] : rowsBefore)
        lines.add("before", entity, rows);
    for (const EntityProgress& entity : entities)
        engine::print(lines, entity);
    return std::move(lines.text);
}

Result<Checkpoint> Checkpoint::parse(std::string_view text) {
    Checkpoint point;
    bool isWrong = false, isFirst = true;
    while (!text.empty() && !isWrong) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Line line(text.substr(0, end), isWrong);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string kind = line.text();
        if (isFirst)
            isWrong = kind != kFirstLine;
        else if (!take(point, kind, line, isWrong) || !line.isAtEnd())
            isWrong = true;
        isFirst = false;
    }
    if (isWrong || isFirst)
        return makeError(Code::WrongValue, "the note of an unfinished run is not one of this version");
    return point;
}

std::string rollbackNote(std::int64_t run) {
    return std::string(kRollback) + std::to_string(run);
}

std::optional<std::int64_t> rolledBackRun(std::string_view note) {
    std::int64_t run = 0;
    if (!note.starts_with(kRollback) || !parseInteger(note.substr(kRollback.size()), run))
        return std::nullopt;
    return run;
}

} // namespace mw::engine
