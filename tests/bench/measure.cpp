// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <vector>

namespace mw::bench {

namespace {

void writeAll(int file, const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t written = ::write(file, text.data() + at, text.size() - at);
        if (written <= 0)
            return;
        at += std::size_t(written);
    }
}

std::string readAll(int file) {
    std::string text;
    std::array<char, 4096> bytes;
    while (true) {
        const ssize_t got = ::read(file, bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return text;
        text.append(bytes.data(), std::size_t(got));
    }
}

Figures medianOf(std::vector<Figures> runs) {
    std::sort(runs.begin(), runs.end(),
              [](const Figures& a, const Figures& b) { return a.at("seconds") < b.at("seconds"); });
    return runs[runs.size() / 2];
}

} // namespace

Options::Options(int argc, char** argv)
    : rows(std::strtoull(option(argc, argv, "--rows", "1000000").c_str(), nullptr, 10)),
      repeat(std::max(1u, unsigned(std::strtoul(option(argc, argv, "--repeat", "3").c_str(), nullptr, 10)))),
      workers(unsigned(std::strtoul(option(argc, argv, "--workers", "0").c_str(), nullptr, 10))),
      folder(option(argc, argv, "--folder", (std::filesystem::temp_directory_path() / "mapwright-bench").string())) {}

Result<Figures> measureMedian(unsigned repeat, const Measurement& work) {
    std::vector<Figures> runs;
    for (unsigned i = 0; i < repeat; ++i) {
        MW_TRY(Figures figures, measureApart(work));
        runs.push_back(std::move(figures));
    }
    return medianOf(std::move(runs));
}

Result<Pair> measurePair(unsigned repeat, const Measurement& first, const Measurement& second) {
    std::vector<Figures> firstRuns, secondRuns;
    std::vector<double> ratios;
    for (unsigned i = 0; i < repeat; ++i) {
        MW_TRY(Figures one, measureApart(first));
        MW_TRY(Figures other, measureApart(second));
        ratios.push_back(other.at("seconds") / one.at("seconds"));
        firstRuns.push_back(std::move(one));
        secondRuns.push_back(std::move(other));
    }
    std::sort(ratios.begin(), ratios.end());
    return Pair{medianOf(std::move(firstRuns)), medianOf(std::move(secondRuns)), ratios[ratios.size() / 2]};
}

Result<Figures> measureApart(const Measurement& work) {
    std::array<int, 2> ends;
    if (::pipe(ends.data()) != 0)
        return makeError(Code::Internal, "no pipe");
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child < 0)
        return makeError(Code::Internal, "no process");
    if (child == 0) {
        ::close(ends[0]);
        const auto figures = work();
        std::string text;
        if (figures.ok())
            for (const auto& [name, value] : *figures)
                text += name + "=" + std::to_string(value) + "\n";
        else
            text = "!" + figures.error().line();
        writeAll(ends[1], text);
        ::_exit(0);
    }
    ::close(ends[1]);
    const std::string text = readAll(ends[0]);
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    if (text.empty() || text.front() == '!')
        return makeError(Code::Internal, text.empty() ? "the measurement died" : text.substr(1));
    Figures figures;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::size_t equals = text.find('=', at);
        figures[text.substr(at, equals - at)] = std::strtod(text.c_str() + equals + 1, nullptr);
        at = end + 1;
    }
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    figures["peak_mib"] = double(used.ru_maxrss) / 1024;
    figures["cpu_s"] = seconds(used.ru_utime) + seconds(used.ru_stime);
    return figures;
}

double threadSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

std::string option(int argc, char** argv, const std::string& name, const std::string& otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (argv[i] == name)
            return argv[i + 1];
    return otherwise;
}

bool hasFlag(int argc, char** argv, const std::string& name) {
    for (int i = 1; i < argc; ++i)
        if (argv[i] == name)
            return true;
    return false;
}

void printRow(const std::string& name, double rows, const Figures& figures) {
    std::printf("%-34s %8.0f k rows/s %8.2f s %8.2f cpu s %7.0f MiB\n", name.c_str(),
                rows / figures.at("seconds") / 1000, figures.at("seconds"), figures.at("cpu_s"),
                figures.at("peak_mib"));
}

void printStages(const Figures& figures) {
    constexpr std::string_view kPrefix = "stage ";
    std::string line;
    for (auto figure = figures.lower_bound(std::string(kPrefix));
         figure != figures.end() && figure->first.starts_with(kPrefix); ++figure) {
        std::array<char, 32> seconds;
        std::snprintf(seconds.data(), seconds.size(), " %.2f s", figure->second);
        line += (line.empty() ? "stages: " : ", ") + figure->first.substr(kPrefix.size()) + seconds.data();
    }
    std::printf("%s\n", line.c_str());
}

int report(const char* program, const Result<void>& done) {
    if (!done.ok())
        std::fprintf(stderr, "%s: %s\n", program, done.error().line().c_str());
    return done.ok() ? 0 : 1;
}

} // namespace mw::bench
