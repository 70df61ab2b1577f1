// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/record_link.h"

#include "core/mapping/record_url.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QCoreApplication>
#include <QDesktopServices>

namespace mw::ui {

void RecordLink::open() const {
    if (canOpen())
        QDesktopServices::openUrl(url);
}

RecordLink recordLink(const mapping::Document& document, const Id& connection, const std::string& entity, const std::string& key) {
    RecordLink link;
    const mapping::Connection* const place = document.connection(connection);
    if (!place)
        return link;
    link.system = qt(place->name);
    const auto address = mapping::recordUrl(document, connection, entity, key);
    if (address) {
        link.url = QUrl::fromEncoded(QByteArray::fromStdString(*address), QUrl::StrictMode);
        link.tip = qt(*address);
    } else if (!document.workflow.recordUrls.contains(connection.text())) {
        link.tip = QCoreApplication::translate("RecordLink", "Nobody has said yet where records of %1 are seen: on the page Discover, above the entities of the connection.")
                       .arg(link.system);
    } else {
        link.tip = message(address.error());
    }
    return link;
}

} // namespace mw::ui
