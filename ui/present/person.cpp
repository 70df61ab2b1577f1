// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/person.h"

#include <QSettings>

namespace mw::ui {

namespace {
const QString kPersonKey = QStringLiteral("person/name");
}

QString personName() { return QSettings().value(kPersonKey).toString(); }
void rememberPerson(const QString& name) { QSettings().setValue(kPersonKey, name); }

} // namespace mw::ui
