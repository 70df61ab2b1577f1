// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace mw::bench {

/// Named figures of one measurement.
using Figures = std::map<std::string, double>;
using Measurement = std::function<Result<Figures>()>; ///< gives at least "seconds"

/// What all benchmarks take: --rows N, --folder DIR (kept between runs), --repeat N, --workers N.
struct Options {
    Options(int argc, char** argv);
    std::uint64_t rows = 1'000'000;
    unsigned repeat = 3;
    unsigned workers = 0; ///< 0: as many as the engine chooses
    std::string folder;
};

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Runs a measurement in a process of its own, so that neither memory nor threads of another weigh on it. Adds
/// "peak_mib" and "cpu_s" of that process, of a program that it ran too. Call it before any thread is started.
Result<Figures> measureApart(const Measurement& work);
/// The run of median seconds out of several.
Result<Figures> measureMedian(unsigned repeat, const Measurement& work);

/// Two measurements that were run in turn.
struct Pair {
    Figures first, second; ///< each its median run
    double ratio = 0;      ///< the median of second / first seconds, taken pair by pair: above 1 the first is faster
};
Result<Pair> measurePair(unsigned repeat, const Measurement& first, const Measurement& second);

/// CPU seconds of the calling thread: what it costs where other programs share the machine.
double threadSeconds();

/// Gives an option's value: --rows 1000000; `otherwise` where it is not set.
std::string option(int argc, char** argv, const std::string& name, const std::string& otherwise);
bool hasFlag(int argc, char** argv, const std::string& name);

/// "name: 1,234 k rows/s  1.23 s  45 MiB".
void printRow(const std::string& name, double rows, const Figures& figures);
/// The figures named "stage …", in one line.
void printStages(const Figures& figures);
/// Says on stderr what failed; gives the exit code.
int report(const char* program, const Result<void>& done);

} // namespace mw::bench
