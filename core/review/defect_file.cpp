// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/defect_file.h"

#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/workbook/book.h"

#include <algorithm>
#include <filesystem>

namespace mw::review {

namespace {

void append(std::string& out, const std::string& field) {
    const bool needsQuotes = field.find_first_of(",\"\r\n") != std::string::npos;
    if (needsQuotes)
        out += '"';
    for (const char c : field)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    if (needsQuotes)
        out += '"';
}

void appendRecord(std::string& out, const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        append(out, fields[i]);
    }
    out += "\r\n";
}

/// The last thing that somebody noted of it.
std::string lastComment(const Defect& defect) {
    for (auto event = defect.history.rbegin(); event != defect.history.rend(); ++event) {
        if (!event->comment.empty() && event->comment != defect.comment)
            return event->comment;
    }
    return {};
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c == '_' ? ' ' : c; });
    return text;
}

} // namespace

std::string printDefects(const std::vector<Defect>& defects) {
    std::string out;
    appendRecord(out, {std::begin(kDefectHeads), std::end(kDefectHeads)});
    for (const Defect& defect : defects)
        appendRecord(out, {defect.reference, std::string(nameOf(defect.state)), defect.target, std::to_string(defect.record), defect.key,
                           listed(defect.fields), defect.by, printUtc(defect.atMicros), std::to_string(defect.run), defect.comment,
                           lastComment(defect), defect.external});
    return out;
}

Result<std::vector<DefectChange>> readDefects(const std::string& path, const Standing& standing, JobContext& job) {
    MW_TRY(const workbook::Book book, workbook::readBook(path, job));
    std::vector<DefectChange> changes;
    if (book.sheets.empty() || book.sheets.front().rows.empty())
        return at(makeError(Code::Usage, "there is no column reference"), path);
    const auto& rows = book.sheets.front().rows;
    const auto columnOf = [&](std::string_view head) {
        const auto& cells = rows.front().cells;
        return std::size_t(std::find_if(cells.begin(), cells.end(), [&](const std::string& cell) { return lowered(cell) == head; }) - cells.begin());
    };
    const std::size_t reference = columnOf("reference"), state = columnOf("state"), comment = columnOf("comment"), external = columnOf("external");
    if (reference == rows.front().cells.size())
        return at(makeError(Code::Usage, "there is no column reference"), path);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const workbook::Row& row = rows[i];
        DefectChange change;
        change.reference = row.at(reference);
        change.where = std::filesystem::path(path).filename().string() + ", line " + std::to_string(row.number);
        const auto known = standing.defect(change.reference);
        if (!known.ok()) {
            change.why = known.error().message();
            changes.push_back(std::move(change));
            continue;
        }
        const Defect& defect = *known.value();
        const std::string was(nameOf(defect.state)), said = row.at(state).empty() ? was : lowered(row.at(state));
        const std::string externalNow = row.at(external).empty() ? defect.external : row.at(external);
        const std::string commentNow = row.at(comment) == lastComment(defect) ? std::string() : row.at(comment);
        if (said == was && externalNow == defect.external && commentNow.empty())
            continue;
        change.was = was + (defect.external.empty() ? "" : ", " + defect.external);
        change.now = said + (externalNow.empty() ? "" : ", " + externalNow) + (commentNow.empty() ? "" : ": " + commentNow);
        // A closed one stays closed by its re-test; only its name and comments can change.
        const auto named = said == "closed" && defect.state == Defect::State::Closed ? std::optional(DefectNote::State::Fixed) : defectStateNamed(said);
        if (!named)
            change.why = said == "closed" ? std::string("a defect is closed by a re-test that passes; fixed is what others can say")
                                          : mw::quoted(said) + " is none of open, fixed, no defect";
        else if (*named == DefectNote::State::NoDefect && commentNow.empty() && defect.state != Defect::State::NoDefect)
            change.why = "that something is no defect needs a reason";
        else
            change.note = {defect.plan, defect.record, *named, *named == DefectNote::State::NoDefect && commentNow.empty() ? lastComment(defect) : commentNow,
                           externalNow == defect.external ? std::string() : externalNow};
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace mw::review
