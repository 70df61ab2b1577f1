// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/many_files.h"

#include "core/base/hash.h"
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"

#include <filesystem>
#include <system_error>
#include <vector>

namespace mw::tree {

namespace {

struct NamedSource {
    std::string name; ///< as it stands in "file_name"
    TreeSource source;
};
using NamedSources = std::vector<NamedSource>;

/// Tells the values of several files, one file after the other.
class ManyInputs final : public TreeInput {
public:
    ManyInputs(std::shared_ptr<const NamedSources> files, std::uint64_t totalBytes, bool hash)
        : m_files(std::move(files)), m_totalBytes(totalBytes), m_hashes(hash) {}

    Result<bool> feed(TreeEvents& events, JobContext& job) override {
        if (!m_input) {
            if (m_next == m_files->size())
                return false;
            MW_TRY_DO(openNext());
        }
        events.file = (*m_files)[m_next - 1].name;
        MW_TRY(const bool more, m_input->feed(events, job));
        if (!more)
            MW_TRY_DO(endFile(job));
        return more || m_next < m_files->size();
    }

    Result<void> readToEnd(JobContext& job) override {
        while (m_input || m_next < m_files->size()) {
            if (!m_input)
                MW_TRY_DO(openNext());
            MW_TRY_DO(endFile(job));
        }
        return {};
    }

    std::uint64_t bytesRead() const override { return m_bytesBefore + (m_input ? m_input->bytesRead() : 0); }
    std::uint64_t totalBytes() const override { return m_totalBytes; }
    std::string takeHash() override { return m_hashes ? toHex(sha256(m_lines)) : std::string(); }

private:
    Result<void> openNext() {
        MW_TRY(m_input, (*m_files)[m_next].source.open(m_hashes));
        ++m_next;
        return {};
    }
    Result<void> endFile(JobContext& job) {
        if (m_hashes) {
            MW_TRY_DO(m_input->readToEnd(job));
            m_lines += m_input->takeHash() + "  " + (*m_files)[m_next - 1].name + "\n";
        }
        m_bytesBefore += m_input->bytesRead();
        m_input.reset();
        return {};
    }

    const std::shared_ptr<const NamedSources> m_files;
    const std::uint64_t m_totalBytes;
    const bool m_hashes;
    std::size_t m_next = 0; ///< file to open
    std::unique_ptr<TreeInput> m_input;
    std::uint64_t m_bytesBefore = 0;
    std::string m_lines; ///< of the hash
};

Result<TreeSource> openOne(const std::string& path, const OpenFormat& openFormat) {
    return openFormat([path] { return openUncompressed(path); }, path);
}

} // namespace

Result<TreeSource> openLocation(const Location& location, const OpenFormat& openFormat) {
    std::error_code failure;
    if (std::filesystem::exists(location.path, failure) || !hasWildcard(location.path))
        return openOne(location.path, openFormat);
    MW_TRY(const std::vector<std::string> paths, filesOfWildcard(location.path));
    auto files = std::make_shared<NamedSources>();
    const std::size_t folder = fixedFolder(location.path).size();
    std::uint64_t totalBytes = 0;
    for (const std::string& path : paths) {
        MW_TRY(auto source, openOne(path, openFormat));
        const auto size = std::filesystem::file_size(path, failure);
        totalBytes += failure ? 0 : size;
        files->push_back({path.substr(folder), std::move(source)});
    }
    TreeSource all = files->front().source;
    all.place = location.path;
    all.shape.files = files->size();
    if (all.rootName == nameWithoutEnding(paths.front()))
        all.rootName = nameWithoutEnding(location.path);
    all.open = [files, totalBytes](bool hash) -> Result<std::unique_ptr<TreeInput>> {
        return std::unique_ptr<TreeInput>(std::make_unique<ManyInputs>(files, totalBytes, hash));
    };
    return all;
}

} // namespace mw::tree
