// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/validate/access_p.h"
#include "core/validate/paired_p.h"

#include <algorithm>
#include <array>

namespace mw::validate {

namespace permissions {

namespace {

constexpr char kPart = '\x1f'; // between the parts of a key, as in all differences
enum Rule : std::size_t { Who, Class, Level };
constexpr std::array<std::string_view, 3> kGrants = {"grants", "sharing", "owners"};

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

/// "read, edit" in their order; one nameless right where none are declared.
Result<std::vector<std::string>> levelsOf(const mapping::Check& check) {
    const std::string text = parameterOf(check, "levels");
    std::vector<std::string> levels;
    if (text.empty())
        return std::vector<std::string>{"access"};
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        std::string_view name = std::string_view(text).substr(begin, end - begin);
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        if (name.empty() || std::find(levels.begin(), levels.end(), name) != levels.end())
            return wrong("levels: each right needs a name of its own, parted by commas");
        levels.emplace_back(name);
        begin = end + 1;
    }
    return levels;
}

/// Reads what a side says of who may do what.
class SideReader {
public:
    SideReader(const engine::Plan& plan, const mapping::Check& check, bool isSource, const std::vector<std::string>& levels,
               const TakeFailure& fail, JobContext& job)
        : m_plan(plan), m_check(check), m_isSource(isSource), m_levels(levels), m_fail(fail), m_job(job) {}

    Result<Access> read() {
        Access access;
        bool any = false;
        for (const std::string_view part : kGrants) {
            if (!question(part).isAsked(m_check))
                continue;
            any = true;
            MW_TRY_DO(readGrants(access, part));
        }
        if (!any)
            return wrong(std::string("nothing says who may do what in the ") + (m_isSource ? "source" : "target") + ": grants, sharing or owners are needed");
        if (question("members").isAsked(m_check))
            MW_TRY_DO(readMembers(access));
        if (question("users").isAsked(m_check))
            MW_TRY_DO(readUsers(access));
        return access;
    }

private:
    const mapping::PairedQuestion& question(std::string_view part) const { return mapping::pairedQuestion(m_check.kind, m_isSource, part); }

    Result<void> each(std::string_view part, const std::function<Result<void>(const SideRows& side, const SideRows::Rows& rows, std::uint32_t row)>& take) {
        MW_TRY(SideRows side, SideRows::open(m_plan, m_check, question(part), m_job));
        if (!side.has(Who))
            return wrong(question(part).prefix() + "who is needed: the rule that gives the user, role or group");
        SideRows::Rows rows;
        for (bool more = true; more;) {
            MW_TRY(more, side.next(rows, m_fail, m_job));
            for (const std::uint32_t row : rows.good)
                if (!rows.values[Who]->isNull(row)) // nobody
                    MW_TRY_DO(take(side, rows, row));
        }
        return {};
    }

    Result<void> readGrants(Access& access, std::string_view part) {
        MW_TRY(const engine::PlannedEntity* const mapping, mappingOf(m_plan, m_check));
        return each(part, [&](const SideRows& side, const SideRows::Rows& rows, std::uint32_t row) -> Result<void> {
            const std::string recordClass = side.has(Class) ? rows.text(Class, row) : mapping->targetEntity.name;
            std::size_t level = m_levels.size();
            if (side.has(Level)) {
                if (rows.values[Level]->isNull(row))
                    return {}; // no right
                const std::string name = rows.text(Level, row);
                level = std::size_t(std::find(m_levels.begin(), m_levels.end(), name) - m_levels.begin()) + 1;
                if (level > m_levels.size()) {
                    m_fail(question(part).prefix() + "level: " + quoted(name) + " is none of the levels");
                    return {};
                }
            }
            access.grant(rows.text(Who, row), recordClass, level, part);
            return tooMany(access);
        });
    }
    Result<void> readMembers(Access& access) {
        return each("members", [&](const SideRows& side, const SideRows::Rows& rows, std::uint32_t row) -> Result<void> {
            constexpr std::size_t kOf = 1;
            if (!side.has(kOf))
                return wrong(question("members").prefix() + "of is needed: the rule that gives the role or group");
            if (!rows.values[kOf]->isNull(row))
                access.addMember(rows.text(Who, row), rows.text(kOf, row));
            return tooMany(access);
        });
    }
    Result<void> readUsers(Access& access) {
        return each("users", [&](const SideRows&, const SideRows::Rows& rows, std::uint32_t row) -> Result<void> {
            access.addUser(rows.text(Who, row));
            return tooMany(access);
        });
    }
    static Result<void> tooMany(const Access& access) { return access.size() > kMostLines ? Result<void>(wrong("more than a million rights and memberships")) : Result<void>(); }

    const engine::Plan& m_plan;
    const mapping::Check& m_check;
    const bool m_isSource;
    const std::vector<std::string>& m_levels;
    const TakeFailure& m_fail;
    JobContext& m_job;
};

Result<PairedResult> compare(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    MW_TRY(const std::vector<std::string> levels, levelsOf(check));
    PairedResult result;
    const TakeFailure fail = failuresInto(result);
    MW_TRY(const Access before, SideReader(plan, check, true, levels, fail, job).read());
    MW_TRY(const Access after, SideReader(plan, check, false, levels, fail, job).read());
    struct Levels {
        std::size_t before = 0, after = 0;
    };
    std::map<std::string, Levels> lines;
    const auto collect = [&](const Access& access, std::size_t Levels::*side) -> Result<void> {
        for (const std::string& user : access.users()) {
            MW_TRY_DO(job.checkpoint());
            for (const auto& [recordClass, level] : access.effectiveOf(user))
                lines[user + kPart + recordClass].*side = level;
            if (lines.size() > kMostLines)
                return wrong("more than a million pairs of users and classes of records");
        }
        return {};
    };
    MW_TRY_DO(collect(before, &Levels::before));
    MW_TRY_DO(collect(after, &Levels::after));
    const auto named = [&](std::size_t level) { return level == 0 ? Value() : Value(levels[level - 1]); };
    for (const auto& [key, level] : lines) {
        PairedLine& line = result.lines.emplace_back();
        line.key = key;
        line.before = named(level.before);
        line.after = named(level.after);
        line.isBefore = line.isAfter = true; // having no access is what a side says of everybody else
        line.isSame = level.before == level.after;
        line.cause = level.after > level.before ? diff::Cause::AccessGained : diff::Cause::AccessLost;
    }
    finishLines(result, check.reference);
    return result;
}

Result<PairedRows> waysOf(const engine::Plan& plan, const mapping::Check& check, bool isSource, const std::string& key, std::size_t limit, JobContext& job) {
    MW_TRY(const std::vector<std::string> levels, levelsOf(check));
    PairedResult ignored;
    MW_TRY(const Access access, SideReader(plan, check, isSource, levels, failuresInto(ignored), job).read());
    PairedRows ways;
    for (const char* name : {"right", "through", "from"}) {
        Field& field = ways.fields.emplace_back();
        field.name = name;
        field.type = LogicalType::text();
    }
    const std::size_t part = key.find(kPart);
    if (part == std::string::npos)
        return ways;
    for (const Access::Way& way : access.waysOf(key.substr(0, part), key.substr(part + 1))) {
        if (ways.all++ >= limit)
            continue;
        std::string through;
        for (const std::string& each : way.through)
            through += (through.empty() ? "" : " → ") + each;
        ways.rows.push_back({levels[way.level - 1], std::move(through), way.from});
        ways.numbers.push_back(0);
    }
    return ways;
}

Result<std::pair<PairedRows, PairedRows>> rows(const engine::Plan& plan, const mapping::Check& check, const std::string& key, std::size_t limit, JobContext& job) {
    std::pair<PairedRows, PairedRows> both;
    MW_TRY(both.first, waysOf(plan, check, true, key, limit, job));
    MW_TRY(both.second, waysOf(plan, check, false, key, limit, job));
    return both;
}

} // namespace

} // namespace permissions

const PairedTemplate kPermissions = {permissions::compare, permissions::rows, "everybody may do the same on both sides"};

} // namespace mw::validate
