// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples.h"

#include "core/base/file.h"

#include <algorithm>
#include <filesystem>

namespace mw::app {

namespace fs = std::filesystem;

Result<std::string> samplesFolder() {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    // bin/mapwright stands beside share/ both where it was built and where it was installed.
    const fs::path folder = program.parent_path().parent_path() / "share" / "mapwright" / "samples";
    if (!failure && fs::is_directory(folder, failure))
        return folder.string();
    return at(makeError(Code::FileNotFound), folder.string());
}

Result<std::vector<std::string>> unpackSamples(const std::string& folder) {
    MW_TRY(const std::string samples, samplesFolder());
    std::vector<std::string> documents;
    std::error_code failure;
    const auto failed = [&](const fs::path& path) { return fromErrno(failure.value(), path.string(), true); };
    for (auto entry = fs::recursive_directory_iterator(samples, failure); !failure && entry != fs::end(entry);
         entry.increment(failure)) {
        const fs::path target = fs::path(folder) / fs::relative(entry->path(), samples);
        if (entry->is_directory()) {
            fs::create_directories(target, failure);
            if (failure)
                return failed(target);
            continue;
        }
        fs::create_directories(target.parent_path(), failure);
        if (failure)
            return failed(target.parent_path());
        if (fs::exists(target))
            return at(makeError(Code::ReadOnlyTarget, "there is such a file already"), target.string());
        MW_TRY(const std::string bytes, readFile(entry->path().string()));
        MW_TRY_DO(writeFile(target.string(), bytes));
        if (target.extension() == ".mapwright")
            documents.push_back(target.string());
    }
    if (failure)
        return failed(samples);
    std::sort(documents.begin(), documents.end());
    return documents;
}

} // namespace mw::app
