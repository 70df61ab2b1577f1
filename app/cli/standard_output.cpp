// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/standard_output.h"

#include <cerrno>
#include <unistd.h>

namespace mw::cli {

Result<void> StandardOutput::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fromErrno(errno, "standard output", true);
        bytes.remove_prefix(std::size_t(written));
    }
    return {};
}

} // namespace mw::cli
