// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mw::test {

/// How many of the cells of a file were read as they should: the harmonic mean of precision and recall over the bag of
/// cells, as Pollock (Vitagliano et al., VLDB 2023) scores loaders. Empty cells count as all others do.
struct CellScore {
    std::string name;
    double f1 = 0;          ///< every line that was read against every line of the clean file
    double dataF1 = 0;      ///< the same behind the preamble and the header of both
    std::string failure;    ///< why the file was refused, empty where it was read
};

/// Reads every file of `folder`/csv raw, with nothing said about it, and compares it with the same file in `folder`/clean.
std::vector<CellScore> scoreCells(const std::string& folder);

/// What was found out about a file's dialect, beside what people have written down.
struct DialectScore {
    std::string name;
    std::string wantedDelimiter, foundDelimiter;
    char wantedQuote = 0, foundQuote = 0;
    std::string failure; ///< why the file was refused
    bool delimiterRight() const { return failure.empty() && wantedDelimiter == foundDelimiter; }
    bool right() const { return delimiterRight() && wantedQuote == foundQuote; }
};

/// Detects the dialect of the annotated files that are in `folder`. The annotations are those of CSVsniffer: lines of
/// name|encoding|delimiter|quote|escape|line end in words.
std::vector<DialectScore> scoreDialects(const std::string& folder, const std::string& annotations);
/// F1 of detection as CSVsniffer counts it: a wrong dialect is a false positive, a refused file a false negative.
double detectionF1(const std::vector<DialectScore>& scores);
double meanF1(const std::vector<CellScore>& scores);
double meanDataF1(const std::vector<CellScore>& scores);

} // namespace mw::test
