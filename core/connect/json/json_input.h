// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/json/json_grammar.h"
#include "core/connect/json/json_layout.h"
#include "core/connect/tree/tree_input.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::json {

struct JsonLimits {
    std::size_t bufferBytes = 256 * 1024;
    std::size_t largestToken = 64 * 1024 * 1024; ///< a text, a number; in lines: a line
};

/// Tells the values of a file of JSON. What breaks the file fails with NotJson and its line and column; in lines a
/// broken one is a malformed record, unless there is no other. UTF-8, with or without a mark; other encodings are
/// refused by name.
class JsonInput final : public tree::TreeInput {
public:
    /// `place`: the file's name, for messages.
    JsonInput(std::unique_ptr<ByteSource> source, std::string place, JsonLayout layout, bool hash,
              const JsonLimits& limits = {});

    Result<bool> feed(tree::TreeEvents& events, JobContext& job) override;
    Result<void> readToEnd(JobContext& job) override;
    std::uint64_t bytesRead() const override { return m_window.offset + std::uint64_t(m_window.at - m_window.begin); }
    std::uint64_t totalBytes() const override { return m_source->size(); }
    std::string takeHash() override { return m_hash ? toHex(m_hash->finish()) : std::string(); }

private:
    Result<bool> feedValues(tree::TreeEvents& events, JobContext& job);
    Result<bool> feedLine(tree::TreeEvents& events, JobContext& job);
    Result<bool> findLine(JobContext& job);
    std::optional<Error> checkLine(Window line) const;
    Result<void> refill(JobContext& job);
    Result<std::size_t> readSource(char* into, std::size_t size);
    Result<void> skipMark();
    void skipSpaces();
    Error notJson(const char* place, const std::string& why) const;

    const std::unique_ptr<ByteSource> m_source;
    const std::string m_place;
    const JsonLayout m_layout;
    const JsonLimits m_limits;
    std::optional<Sha256> m_hash;
    std::vector<char> m_buffer;
    Window m_window; ///< of the buffer
    Window m_line;   ///< of the window, while a line is told
    bool m_started = false;
    bool m_inLine = false;
    std::uint64_t m_columnsBefore = 0; ///< characters of the line that begins before the window
    JsonGrammar m_grammar;
    std::uint64_t m_values = 0;
    std::optional<Error> m_firstBroken;
};

} // namespace mw::json
