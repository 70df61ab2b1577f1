// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"
#include "core/report/report.h"

#include <string>
#include <vector>

namespace mw::report {

/// Speaks the language of the document: words("{0} of {1}", a, b).
class Words : public mw::Words {
public:
    using mw::Words::Words;
    explicit Words(const SpecificationInput& input) : mw::Words(input.catalogue ? *input.catalogue : MessageCatalogue::english()) {}
};

/// Ends a sentence that does not end yet.
inline std::string withPoint(std::string text) {
    if (!text.empty() && std::string(".!?:").find(text.back()) == std::string::npos)
        text += '.';
    return text;
}

} // namespace mw::report
