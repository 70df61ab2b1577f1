// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_places.h"

#include "core/connect/connector.h"
#include "ui/present/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <map>

namespace mw::ui {

namespace {

class PlaceWords {
    Q_DECLARE_TR_FUNCTIONS(PlaceWords)
};

bool isRead(const QString& location) {
    const auto parsed = parseLocation(utf8(location));
    return parsed.ok() && connectorFor(*parsed).ok();
}

/// What has no format of its own may hold fixed columns.
bool mayHaveColumns(const QString& location) {
    const auto parsed = parseLocation(utf8(location));
    if (!parsed)
        return false;
    const auto connector = connectorFor(*parsed);
    return !connector || (*connector)->name == "csv";
}

int filesOf(const QDir& folder, const QString& pattern) {
    return int(folder.entryList({pattern}, QDir::Files).size());
}

/// The ending that most files of a folder have; empty where it holds none.
QString usualEnding(const QDir& folder) {
    std::map<QString, int> count;
    for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
        if (!file.suffix().isEmpty())
            ++count[file.suffix()];
    QString usual;
    for (const auto& [ending, files] : count)
        if (usual.isEmpty() || files > count[usual])
            usual = ending;
    return usual;
}

} // namespace

QList<ImportPlace> placesAround(const QString& location) {
    QList<ImportPlace> places{{ImportPlace::Kind::Given, location, 0}};
    const QFileInfo given(location);
    const bool isFolder = given.isDir();
    const bool isWildcard = !given.exists() && hasWildcard(utf8(given.fileName()));
    if (!given.exists() && !isWildcard)
        return places;
    const QDir folder = isFolder ? QDir(location) : given.absoluteDir();
    const auto add = [&](ImportPlace::Kind kind, const QString& where, int files) {
        for (const ImportPlace& known : places)
            if (known.location == where)
                return;
        if (files > 1 && isRead(where))
            places.append({kind, where, files});
    };
    const auto addPattern = [&](ImportPlace::Kind kind, const QString& pattern) {
        add(kind, folder.filePath(pattern), filesOf(folder, pattern));
    };
    if (isWildcard)
        places.front().files = filesOf(folder, given.fileName());
    if (!isFolder && !isWildcard) {
        static const QRegularExpression figures(QStringLiteral("[0-9]+([-_.][0-9]+)*"));
        const QString alike = given.completeBaseName().replace(figures, QStringLiteral("*"));
        if (alike.contains(u'*') && alike != QStringLiteral("*"))
            addPattern(ImportPlace::Kind::Alike, alike + (given.suffix().isEmpty() ? QString() : u'.' + given.suffix()));
    }
    const QString ending = isFolder ? usualEnding(folder) : given.suffix();
    if (!ending.isEmpty())
        addPattern(ImportPlace::Kind::All, QStringLiteral("*.") + ending);
    if (!isFolder)
        add(ImportPlace::Kind::Folder, folder.path(), int(folder.entryList(QDir::Files).size()));
    if (!isFolder && !isWildcard && mayHaveColumns(location))
        places.append({ImportPlace::Kind::Columns, QStringLiteral("fixed:") + location, 0});
    return places;
}

QString placeText(const ImportPlace& place) {
    const QString name = QFileInfo(place.location).fileName();
    switch (place.kind) {
    case ImportPlace::Kind::Given:
        return place.files > 1 ? PlaceWords::tr("all %n files %1 as one entity", nullptr, place.files).arg(name)
               : QFileInfo(place.location).isDir() ? PlaceWords::tr("this folder, an entity per file")
                                                   : PlaceWords::tr("this file");
    case ImportPlace::Kind::Columns: return PlaceWords::tr("this file, in fixed columns");
    case ImportPlace::Kind::Alike:
    case ImportPlace::Kind::All: return PlaceWords::tr("all %n files %1 as one entity", nullptr, place.files).arg(name);
    case ImportPlace::Kind::Folder: return PlaceWords::tr("the folder %1, an entity per file").arg(name);
    }
    return {};
}

} // namespace mw::ui
