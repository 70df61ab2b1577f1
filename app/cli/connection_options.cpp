// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection_options.h"

#include "core/base/utf8.h"

namespace mw::cli {

Option connectionOption() {
    return {"--option", "NAME=VALUE", "an option of the connection, in place of what is detected; may be repeated", true};
}

Result<OptionValues> connectionOptions(const Invocation& invocation) {
    OptionValues options;
    for (const std::string& text : invocation.values("--option")) {
        const std::size_t sign = text.find('=');
        if (sign == std::string::npos || sign == 0)
            return makeError(Code::Usage, "--option takes NAME=VALUE, not " + mw::quoted(text));
        options[text.substr(0, sign)] = text.substr(sign + 1);
    }
    return options;
}

} // namespace mw::cli
