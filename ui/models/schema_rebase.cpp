// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/schema_rebase.h"

#include "core/evidence/earlier_profiles.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/present/text.h"

#include <filesystem>

namespace mw::ui {

SchemaRebase::SchemaRebase(QObject* parent) : QObject(parent) {}

void SchemaRebase::begin(Project& project, const Id& connection) {
    end();
    m_project = &project;
    m_connection = connection;
    using Found = std::shared_ptr<const Content>;
    m_scan.start<Found>(
        project.tasks(), Tasks::Lane::Long, tr("Scan a connection again"), this,
        [document = project.snapshot(), places = project.places(), connection, path = utf8(project.runs().storePath())](JobContext& job) -> Result<Found> {
            const mapping::Connection* const known = document->connection(connection);
            MW_TRY(const Location location, places.locationOf(*document, *known));
            MW_TRY(const auto place, openConnection(location, known->options));
            MW_TRY(suggest::Side now, suggest::observe(*place, {}, job));
            std::vector<profile::EntityProfile> before;
            std::error_code failure;
            if (std::filesystem::exists(path, failure)) {
                MW_TRY(const auto store, evidence::EvidenceStore::open(path));
                MW_TRY(before, evidence::earlierProfiles(*store, location, known->schema));
            }
            auto content = std::make_shared<Content>();
            MW_TRY(content->drift, rebase::schemaDrift(*document, connection, now, before, job));
            content->scanned = std::move(now.schema);
            return Found(std::move(content));
        },
        [this](Result<Found> result) {
            if (result)
                m_content = std::move(result).value();
            else
                m_error = result.error();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void SchemaRebase::end() {
    m_scan.cancel();
    m_project = nullptr;
    m_content.reset();
    m_error.reset();
}

bool SchemaRebase::takeOver(const std::vector<rebase::Rename>& renames) {
    if (!m_project || !m_content)
        return false;
    auto edit = rebase::rebase(m_project->document(), m_connection, m_content->scanned, renames, m_project->ids());
    if (!edit) {
        m_error = edit.error();
        Q_EMIT changed();
        return false;
    }
    return m_project->apply(std::move(edit).value());
}

} // namespace mw::ui
