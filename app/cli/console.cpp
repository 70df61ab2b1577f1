// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "core/base/utf8.h"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace mw::cli {

void Console::line(std::string_view text) const {
    if (m_json)
        return;
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

void Console::document(const Json& json) const {
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

void Console::note(std::string_view text) const {
    std::fprintf(stderr, "mapwright: %.*s\n", int(text.size()), text.data());
}

void Console::table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                    const std::vector<bool>& numeric) const {
    if (m_json)
        return;
    constexpr std::size_t kWidest = 72;
    std::vector<std::size_t> widths;
    for (const std::string& title : head)
        widths.push_back(countCodePoints(title));
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], std::min(kWidest, countCodePoints(row[i])));
    const auto print = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
            std::string cell = elideMiddle(cells[i], kWidest);
            std::replace(cell.begin(), cell.end(), '\n', ' ');
            const std::string pad(widths[i] - std::min(widths[i], countCodePoints(cell)), ' ');
            const bool right = i < numeric.size() && numeric[i];
            text += right ? pad + cell : cell + (i + 1 == cells.size() ? std::string() : pad);
            if (i + 1 < cells.size())
                text += "  ";
        }
        line(text);
    };
    print(head);
    std::vector<std::string> rule;
    for (const std::size_t width : widths)
        rule.push_back(std::string(width, '-'));
    print(rule);
    for (const auto& row : rows)
        print(row);
}

ProgressLine::ProgressLine(std::string title, const JobContext& job) {
    if (!isatty(STDERR_FILENO))
        return;
    m_thread = std::jthread([title = std::move(title), &job](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any tick;
        std::unique_lock lock(mutex);
        while (!tick.wait_for(lock, stop, std::chrono::milliseconds(200), [] { return false; })) {
            if (stop.stop_requested())
                break;
            const JobProgress now = job.progress();
            std::string text = "\r\033[K" + title + ": " + now.phase + " " + counted(now.rows, "row", "rows");
            if (now.total > 0)
                text += ", " + std::to_string(now.done * 100 / now.total) + " %";
            if (now.errors > 0)
                text += ", " + grouped(now.errors) + " rejected";
            std::fputs(text.c_str(), stderr);
        }
        std::fputs("\r\033[K", stderr);
    });
}

ProgressLine::~ProgressLine() = default;

std::string inWords(const Span& span) {
    const std::string first = std::to_string(span.begin + 1);
    return span.end <= span.begin + 1 ? "character " + first : "characters " + first + "–" + std::to_string(span.end);
}

} // namespace mw::cli
