// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/languages.h"

#include "core/base/utf8.h"

#ifdef MW_WITH_WINDOW
#include "ui/present/text.h"
#include "ui/present/translated_catalogue.h"
#endif

namespace mw::app {

Result<std::shared_ptr<const MessageCatalogue>> catalogueOf(const std::string& language) {
    if (language.empty() || language == "en")
        return std::shared_ptr<const MessageCatalogue>();
    std::string known = "en";
#ifdef MW_WITH_WINDOW
    for (const QString& code : ui::TranslatedCatalogue::languages()) {
        if (ui::utf8(code) == language)
            return std::shared_ptr<const MessageCatalogue>(ui::TranslatedCatalogue::of(code));
        known += ", " + ui::utf8(code);
    }
#endif
    return makeError(Code::Usage, "there is no language " + quoted(language) + "; there are: " + known);
}

} // namespace mw::app
