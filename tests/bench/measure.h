// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <map>
#include <string>

namespace mw::bench {

/// Named figures of one measurement.
using Figures = std::map<std::string, double>;

/// Runs a measurement in a process of its own, so that neither memory nor threads of another weigh on it. Adds
/// "peak_mib" and "cpu_s" of that process. Call it before any thread is started.
Result<Figures> measureApart(const std::function<Result<Figures>()>& work);

/// CPU seconds of the calling thread: what it costs where other programs share the machine.
double threadSeconds();

/// Gives an option's value: --rows 1000000; `otherwise` where it is not set.
std::string option(int argc, char** argv, const std::string& name, const std::string& otherwise);
bool hasFlag(int argc, char** argv, const std::string& name);

/// "name: 1,234 k rows/s  1.23 s  45 MiB".
void printRow(const std::string& name, double rows, const Figures& figures);

} // namespace mw::bench
