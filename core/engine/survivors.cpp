// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/survivors.h"

#include "core/base/file.h"

#include <cerrno>
#include <cstring>
#include <unordered_map>

namespace mw::engine {

namespace {

constexpr std::size_t kParts = 64;

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// What stands before the bytes of an order.
struct Head {
    check::KeyHash key;
    std::uint64_t rowNumber = 0;
    std::uint64_t orderSize = 0;
};

struct HashOfKey {
    std::size_t operator()(const check::KeyHash& key) const noexcept { return std::size_t(key.low); }
};

} // namespace

bool orderSurvives(std::string_view order, std::uint64_t row, std::string_view otherOrder, std::uint64_t otherRow,
                   bool descending) {
    if (order == otherOrder)
        return row < otherRow;
    if (order.empty() || otherOrder.empty())
        return otherOrder.empty();
    return descending ? order > otherOrder : order < otherOrder;
}

struct Survivors::Part {
    std::string buffer;
    std::unique_ptr<std::FILE, FileCloser> file;
    std::size_t fileBytes = 0;
};

Survivors::Survivors(bool descending, std::size_t budget)
    : m_descending(descending), m_budget(budget), m_parts(kParts) {}
Survivors::~Survivors() = default;

Result<void> Survivors::add(const check::KeyHash& key, std::string_view order, std::uint64_t rowNumber) {
    const Head head{key, rowNumber, order.size()};
    std::string& buffer = m_parts[key.high % kParts].buffer;
    buffer.append(reinterpret_cast<const char*>(&head), sizeof head);
    buffer += order;
    m_buffered += sizeof head + order.size();
    if (m_buffered > m_budget)
        return spill();
    return {};
}

Result<void> Survivors::spill() {
    for (Part& part : m_parts) {
        if (part.buffer.empty())
            continue;
        if (!part.file)
            part.file.reset(std::tmpfile());
        if (!part.file)
            return fromErrno(errno, "temporary file", true);
        if (std::fwrite(part.buffer.data(), 1, part.buffer.size(), part.file.get()) != part.buffer.size() ||
            std::fflush(part.file.get()) != 0)
            return fromErrno(errno, "temporary file", true);
        part.fileBytes += part.buffer.size();
        part.buffer.clear();
        part.buffer.shrink_to_fit();
    }
    m_buffered = 0;
    return {};
}

Result<void> Survivors::settle() {
    for (Part& part : m_parts) {
        MW_TRY_DO(settlePart(part));
        part = Part();
    }
    m_buffered = 0;
    return {};
}

Result<void> Survivors::settlePart(Part& part) {
    std::string bytes(part.fileBytes, '\0');
    if (part.file) {
        std::rewind(part.file.get());
        if (std::fread(bytes.data(), 1, bytes.size(), part.file.get()) != bytes.size())
            return fromErrno(errno, "temporary file", false);
    }
    bytes += part.buffer;
    struct Best {
        std::string_view order;
        std::uint64_t rowNumber;
    };
    std::unordered_map<check::KeyHash, Best, HashOfKey> best;
    for (std::size_t at = 0; at < bytes.size();) {
        Head head;
        std::memcpy(&head, bytes.data() + at, sizeof head);
        const std::string_view order(bytes.data() + at + sizeof head, head.orderSize);
        at += sizeof head + head.orderSize;
        const auto [place, isNew] = best.try_emplace(head.key, Best{order, head.rowNumber});
        if (isNew)
            continue;
        Best& held = place->second;
        if (orderSurvives(order, head.rowNumber, held.order, held.rowNumber, m_descending)) {
            markLoser(held.rowNumber);
            held = {order, head.rowNumber};
        } else {
            markLoser(head.rowNumber);
        }
    }
    return {};
}

void Survivors::markLoser(std::uint64_t rowNumber) {
    if (m_losers.size() <= rowNumber / 64)
        m_losers.resize(rowNumber / 64 + 1 + m_losers.size() / 2);
    m_losers[rowNumber / 64] |= std::uint64_t(1) << (rowNumber % 64);
}

} // namespace mw::engine
