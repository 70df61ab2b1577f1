// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/translated_catalogue.h"

#include "ui/present/text.h"

namespace mw::ui {

std::shared_ptr<const TranslatedCatalogue> TranslatedCatalogue::of(const QString& language) {
    auto made = std::make_shared<TranslatedCatalogue>();
    if (!made->m_translator.load(QStringLiteral(":/i18n/mapwright_%1.qm").arg(language)))
        return nullptr;
    return made;
}

std::string TranslatedCatalogue::text(std::string_view english) const {
    const std::string key(english);
    const QString found = m_translator.translate("core", key.c_str());
    return found.isEmpty() ? key : utf8(found);
}

} // namespace mw::ui
