// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/structural_index.h"

#include "core/base/promise.h"
#include "core/connect/csv/byte_masks.h"

#include <algorithm>
#include <bit>
#include <cstring>

// Compiled for newer processors as well, of which the program chooses when it starts. Sanitizers are not ready by then.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MW_FOR_NEWER_PROCESSORS_TOO [[gnu::target_clones("arch=x86-64-v3", "default")]]
#else
#define MW_FOR_NEWER_PROCESSORS_TOO
#endif

// A function of its own would be compiled for the oldest.
#if defined(__GNUC__)
#define MW_IN_ITS_CALLER __attribute__((always_inline))
#else
#define MW_IN_ITS_CALLER
#endif

namespace mw::csv {

void FieldEnds::clear() {
    count = 0;
    records.clear();
}

void FieldEnds::reserve(std::size_t more) {
    if (count + more <= capacity)
        return;
    const std::size_t wanted = std::max(count + more, capacity + capacity / 2);
    // Not make_unique: the room stays uninitialised, and so untouched until it is used.
    std::unique_ptr<std::uint32_t[]> grown(new std::uint32_t[wanted]);
    if (count > 0)
        std::memcpy(grown.get(), positions.get(), count * sizeof(std::uint32_t));
    positions = std::move(grown);
    capacity = wanted;
}

StructuralScanner::StructuralScanner(const CsvDialect& dialect)
    : m_delimiter(dialect.delimiter.empty() ? ',' : dialect.delimiter.front()), m_quote(dialect.quote),
      m_escape(dialect.hasEscape() ? dialect.escape : '\0'),
      m_fits(dialect.delimiter.size() == 1 && !dialect.trims() && (dialect.quote == 0 || dialect.quote != dialect.delimiter.front())) {}

/// Shows the ends of each 64 bytes, take(base, field ends, line ends among them), until it has enough.
template <bool hasQuote, bool hasEscape, class Take>
[[gnu::always_inline]] inline StructuralScanner::Outcome StructuralScanner::scanAs(const char* text, std::size_t begin, std::size_t end, Take take) const {
    Outcome outcome;
    outcome.scannedTo = begin;
    std::uint64_t insideBefore = 0;     // all bits set while a quoted field runs on from the block before
    std::uint64_t fieldStartBefore = 1; // bit 0: the first byte starts a field or a second quote
    std::uint64_t closedBefore = 0;     // bit 0: the last byte before was a closing quote

    for (std::size_t base = begin; base < end; base += 64) {
        const ByteBlock block(text + base);
        const std::size_t left = end - base;
        const std::uint64_t within = left >= 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << left) - 1;

        const std::uint64_t lineFeeds = block.equal('\n') & within;
        std::uint64_t lineEnds = lineFeeds;
        if (const std::uint64_t returns = block.equal('\r') & within) {
            const bool feedFollows = left > 64 && text[base + 64] == '\n';
            lineEnds |= returns & ~((lineFeeds >> 1) | (std::uint64_t(feedFollows) << 63));
        }
        std::uint64_t fieldEnds = lineEnds | (block.equal(m_delimiter) & within);
        std::uint64_t irregular = block.equal('\0') & within;
        if constexpr (hasEscape)
            irregular |= block.equal(m_escape) & within;

        if constexpr (hasQuote) {
            const std::uint64_t quotes = block.equal(m_quote) & within;
            if ((quotes | insideBefore | closedBefore) != 0) {
                const std::uint64_t inside = prefixXor(quotes) ^ insideBefore;
                const std::uint64_t opening = quotes & inside;
                const std::uint64_t closing = quotes & ~inside;
                // Behind a closing quote: a field end (a CR before its LF too), or the second one of a doubled quote.
                const std::uint64_t afterClosing = ((closing << 1) | closedBefore) & within;
                const std::uint64_t mayFollow = fieldEnds | quotes | (block.equal('\r') & within);
                irregular |= afterClosing & ~mayFollow;
                fieldEnds &= ~inside;
                lineEnds &= ~inside;
                const std::uint64_t mayOpen = ((fieldEnds | closing) << 1) | fieldStartBefore | closedBefore;
                irregular |= opening & ~mayOpen;
                insideBefore = std::uint64_t(0) - (inside >> 63);
                closedBefore = closing >> 63;
            }
            fieldStartBefore = fieldEnds >> 63;
        }
        if (irregular != 0) {
            outcome.irregular = true;
            break;
        }
        outcome.hasNonAscii = outcome.hasNonAscii || block.hasNonAscii();
        outcome.scannedTo = std::min(base + 64, end);
        if (!take(base, fieldEnds, lineEnds))
            break;
    }
    return outcome;
}

template <class Take>
[[gnu::always_inline]] inline StructuralScanner::Outcome StructuralScanner::scanBlocks(const char* text, std::size_t begin, std::size_t end,
                                                         Take take) const {
    MW_ASSERT(m_fits, "the dialect needs scanRecord");
    if (m_quote != 0)
        return m_escape != 0 ? scanAs<true, true>(text, begin, end, take) : scanAs<true, false>(text, begin, end, take);
    return m_escape != 0 ? scanAs<false, true>(text, begin, end, take) : scanAs<false, false>(text, begin, end, take);
}

MW_FOR_NEWER_PROCESSORS_TOO
StructuralScanner::Outcome StructuralScanner::scan(const char* text, std::size_t begin, std::size_t end,
                                                   std::size_t maxRecords, FieldEnds& ends) const {
    ends.reserve(end - begin + 64);
    std::uint32_t* next = ends.positions.get() + ends.count;
    const std::size_t wantedRecords = ends.records.size() + maxRecords;
    const auto take = [&](std::size_t base, std::uint64_t fieldEnds, std::uint64_t lineEnds) MW_IN_ITS_CALLER {
        const auto offset = std::uint32_t(base);
        if (lineEnds == 0) {
            for (std::uint64_t bits = fieldEnds; bits != 0; bits &= bits - 1)
                *next++ = offset + std::uint32_t(std::countr_zero(bits));
            return true;
        }
        for (std::uint64_t bits = fieldEnds; bits != 0; bits &= bits - 1) {
            const int place = std::countr_zero(bits);
            *next++ = offset + std::uint32_t(place);
            if ((lineEnds >> place) & 1)
                ends.records.push_back(std::size_t(next - ends.positions.get()));
        }
        return ends.records.size() < wantedRecords;
    };
    const Outcome outcome = scanBlocks(text, begin, end, take);
    ends.count = std::size_t(next - ends.positions.get());
    return outcome;
}

MW_FOR_NEWER_PROCESSORS_TOO
StructuralScanner::Count StructuralScanner::count(const char* text, std::size_t begin, std::size_t end,
                                                  std::size_t width) const {
    Count count;
    count.end = begin;
    std::size_t fields = 0; // of the record that is not at its end
    const auto take = [&](std::size_t base, std::uint64_t fieldEnds, std::uint64_t lineEnds) MW_IN_ITS_CALLER {
        for (std::uint64_t bits = lineEnds; bits != 0; bits &= bits - 1) {
            const std::uint64_t upTo = bits ^ (bits - 1); // up to and with the line end
            fields += std::size_t(std::popcount(fieldEnds & upTo));
            fieldEnds &= ~upTo;
            if (fields != width) {
                count.isRegular = false;
                return false;
            }
            fields = 0;
            ++count.records;
            count.end = base + std::size_t(std::countr_zero(bits)) + 1;
        }
        fields += std::size_t(std::popcount(fieldEnds));
        return true;
    };
    if (scanBlocks(text, begin, end, take).irregular)
        count.isRegular = false;
    return count;
}

MW_FOR_NEWER_PROCESSORS_TOO
std::size_t countLineEnds(const char* text, std::size_t begin, std::size_t end) {
    std::size_t total = 0;
    std::size_t at = begin;
    bool returnBefore = false; // a CR whose LF would be the next byte
    for (; at + 64 <= end; at += 64) {
        const ByteBlock block(text + at);
        const std::uint64_t feeds = block.equal('\n');
        const std::uint64_t returns = block.equal('\r');
        total += std::size_t(std::popcount(feeds));
        if (returns != 0 || returnBefore) {
            const std::uint64_t feedsBehindReturn = feeds & ((returns << 1) | std::uint64_t(returnBefore));
            total += std::size_t(std::popcount(returns));
            total -= std::size_t(std::popcount(feedsBehindReturn));
            returnBefore = (returns >> 63) != 0;
        }
    }
    for (; at < end; ++at) {
        const bool feed = text[at] == '\n';
        if (feed ? !returnBefore : text[at] == '\r')
            ++total;
        returnBefore = text[at] == '\r';
    }
    return total;
}

} // namespace mw::csv
