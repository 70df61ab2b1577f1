// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message_catalogue.h"

namespace mw {

namespace {

class EnglishCatalogue final : public MessageCatalogue {
public:
    std::string text(std::string_view english) const override { return std::string(english); }
};

} // namespace

const MessageCatalogue& MessageCatalogue::english() {
    static const EnglishCatalogue catalogue;
    return catalogue;
}

} // namespace mw
