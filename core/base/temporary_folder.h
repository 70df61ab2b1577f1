// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace mw {

/// A folder of its own in the system's place for such, gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        // The six letters at the end are for mkdtemp(3) to replace.
        m_path = (std::filesystem::temp_directory_path(m_failure) / ("mapwright-" + std::string(6, 'X'))).string();
        if (::mkdtemp(m_path.data()) == nullptr)
            m_path.clear();
    }
    ~TemporaryFolder() {
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, m_failure);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return m_path; } ///< empty where there is none

private:
    std::error_code m_failure;
    std::string m_path;
};

} // namespace mw
