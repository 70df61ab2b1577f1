// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/promise.h"

#include "core/base/file.h"
#include "core/report/copy.h"
#include "core/report/exported.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mw::test {

/// Takes apart what may be an exported PDF, as `verify` does: it gives what is shown and a copy, or a named error; and the copy
/// a document, or a named error.
inline void checkPdf(std::string_view bytes) {
    static const std::string path = "/dev/shm/mapwright-fuzz-" + std::to_string(::getpid()) + ".pdf";
    if (!writeFile(path, bytes).ok())
        return;
    const auto exported = report::openExport(path);
    std::remove(path.c_str());
    if (!exported.ok()) {
        demand(!exported.error().where.empty() && !exported.error().message().empty(), bytes);
        return;
    }
    demand(!exported->copyText.empty(), bytes);
    for (const report::Shown& shown : exported->shown)
        demand(!shown.place.empty() && findInvalidUtf8(shown.text) == std::string_view::npos, bytes);
    const auto copy = report::parseCopy(exported->copyText, "fuzz");
    demand(copy.ok() ? copy->input.document != nullptr : !copy.error().where.empty(), bytes);
}

} // namespace mw::test
