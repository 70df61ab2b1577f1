// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/profile_export.h"

#include "core/base/clock.h"
#include "core/mapping/released_fields.h"
#include "core/report/profile_report.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/translated_catalogue.h"

#include <QFileInfo>
#include <QLocale>

namespace mw::ui {

namespace {

std::vector<const Entity*> entitiesOf(const Project& project, const Id& connection, const Id& entity) {
    std::vector<const Entity*> entities;
    if (const mapping::Connection* const place = project.document().connection(connection))
        for (const Entity& each : place->schema.entities)
            if ((entity.isNull() || each.id == entity) && project.profile(each.id))
                entities.push_back(&each);
    return entities;
}

} // namespace

QString ProfileExport::filter() {
    QStringList kinds;
    for (const report::FormatInfo& format : report::profileFormats())
        kinds << QStringLiteral("%1 (*.%2)").arg(coreText(format.label), qt(format.extension));
    return kinds.join(QStringLiteral(";;"));
}

std::size_t ProfileExport::profiled(const Project& project, const Id& connection, const Id& entity) { return entitiesOf(project, connection, entity).size(); }

void ProfileExport::start(Project& project, const Id& connection, const Id& entity, const QString& path) {
    report::ProfileInput input;
    if (const mapping::Connection* const place = project.document().connection(connection))
        input.place = place->name;
    for (const Entity* const each : entitiesOf(project, connection, entity)) {
        input.profiles.push_back(*project.profile(each->id));
        for (const Field& field : each->fields)
            if (const std::string release = mapping::releaseOf(project.document(), field.id); !release.empty())
                input.released[input.profiles.back().name][field.name] = release;
    }
    input.generatedAt = printUtc(Clock::system().nowMicros());
    std::string format;
    for (const report::FormatInfo& each : report::profileFormats())
        if (QFileInfo(path).suffix() == qt(each.extension))
            format = each.name;
    m_task.start<bool>(
        project.tasks(), Tasks::Lane::Long, tr("Export the profile"), this,
        [input, format, file = utf8(path), catalogue = TranslatedCatalogue::of(QLocale().name().left(2))](JobContext&) -> Result<bool> {
            report::ProfileInput whole = input;
            whole.catalogue = catalogue.get(); // kept alive by this closure
            MW_TRY_DO(report::exportProfile(whole, format, file));
            return true;
        },
        [this, path](Result<bool> result) {
            if (result)
                Q_EMIT done(path);
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

} // namespace mw::ui
