// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"

#include <QStringList>
#include <QTranslator>

#include <memory>

namespace mw::ui {

/// Gives core's English texts in a language of the program, whatever the window itself speaks. Read from any thread.
class TranslatedCatalogue final : public MessageCatalogue {
public:
    /// The codes of the languages there are besides English: "de".
    static QStringList languages();
    /// Null where the language has no translation; English needs none.
    static std::shared_ptr<const TranslatedCatalogue> of(const QString& language);
    std::string text(std::string_view english) const override;
    std::string language() const override { return m_language; }
    std::string groupSign() const override;

private:
    QTranslator m_translator;
    std::string m_language;
};

} // namespace mw::ui
