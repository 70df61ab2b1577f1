// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/translated_catalogue.h"

#include "ui/present/phrase_book.h"
#include "ui/present/text.h"

#include <QDir>
#include <QLocale>

namespace mw::ui {

QStringList TranslatedCatalogue::languages() {
    QStringList codes;
    for (const QString& file : QDir(QStringLiteral(":/i18n")).entryList())
        codes << file.section(u'_', 1).section(u'.', 0, 0);
    return codes;
}

std::shared_ptr<const TranslatedCatalogue> TranslatedCatalogue::of(const QString& language) {
    auto made = std::make_shared<TranslatedCatalogue>();
    if (!made->m_translator.load(QStringLiteral(":/i18n/mapwright_%1.qm").arg(language)))
        return nullptr;
    made->m_language = utf8(language);
    return made;
}

std::string TranslatedCatalogue::text(std::string_view english) const {
    return sayFinished(english, [this](const std::string& key) {
        const QString found = m_translator.translate("core", key.c_str());
        return found.isEmpty() ? key : utf8(found);
    });
}

std::string TranslatedCatalogue::groupSign() const { return utf8(QLocale(qt(m_language)).groupSeparator()); }

} // namespace mw::ui
