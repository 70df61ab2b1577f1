// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workspace.h"

#include "core/base/file.h"
#include "core/mapping/reshape.h"
#include "core/workbook/proposed_schemas.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <cctype>
#include <filesystem>

namespace mw::ui {

namespace {

constexpr int kRecentFiles = 10;
const QString kRecentKey = QStringLiteral("documents/recent");
const QString kOpenKey = QStringLiteral("documents/open");

/// A name for a connection: the file's, made of letters, digits and '_', unlike those taken.
std::string nameFor(const std::string& location, const mapping::Document& document) {
    std::string stem = std::filesystem::path(location).stem().string();
    std::string name;
    for (const char c : stem)
        name += std::isalnum(static_cast<unsigned char>(c)) ? char(std::tolower(static_cast<unsigned char>(c))) : '_';
    if (name.empty())
        name = "connection";
    std::string free = name;
    for (int n = 2; document.connectionByName(free); ++n)
        free = name + "_" + std::to_string(n);
    return free;
}

/// What a location holds, as a connection of a document.
Result<mapping::Connection> scan(const std::string& text, const mapping::Document& document, IdMaker& ids, JobContext& job) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const ConnectorInfo* connector, connectorFor(location));
    MW_TRY(const std::unique_ptr<Connection> opened, connector->open(location, {}));
    mapping::Connection connection;
    connection.id = ids.make("con");
    connection.name = nameFor(text, document);
    connection.connector = connector->name;
    connection.locations = {{"dev", text}};
    MW_TRY(connection.schema, opened->schema(job));
    assignIds(connection.schema, ids);
    return connection;
}

} // namespace

Workspace::Workspace(Services services, QObject* parent) : QObject(parent), m_services(std::move(services)) {}

Workspace::~Workspace() {
    m_opening.cancel();
    if (m_project)
        m_project->abandonEdits();
    m_project.reset();
}

void Workspace::open(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (m_project && m_project->path() == absolute)
        close(); // lets go of the journal's lock first
    m_opening.start<OpenedDocument>(
        m_tasks, Tasks::Lane::File, tr("Open %1").arg(QFileInfo(path).fileName()), this,
        [file = utf8(absolute)](JobContext&) { return openDocument(file); },
        [this, absolute](Result<OpenedDocument> result) {
            if (result)
                adopt(std::make_unique<Project>(std::move(result).value(), m_tasks));
            else
                Q_EMIT openFailed(absolute, messageWithPlace(result.error()));
            Q_EMIT openingChanged();
        });
    Q_EMIT openingChanged();
}

void Workspace::openSample(Sample sample) {
    const std::string folder = utf8(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/samples"));
    m_opening.start<std::string>(
        m_tasks, Tasks::Lane::Quick, tr("Unpack the sample migration"), this,
        [folder, sample, unpack = m_services.unpackSamples](JobContext&) -> Result<std::string> {
            const std::string path = folder + (sample == Sample::Tutorial ? "/legacy-crm/tutorial.mapwright" : "/legacy-crm/legacy-crm.mapwright");
            std::error_code failure;
            if (std::filesystem::exists(path, failure))
                return path; // unpacked before; work in it is never overwritten
            MW_TRY(const std::vector<std::string> documents, unpack(folder));
            if (documents.empty())
                return at(makeError(Code::FileNotFound), folder);
            return std::filesystem::exists(path, failure) ? path : documents.front();
        },
        [this](Result<std::string> result) {
            if (result)
                open(qt(*result));
            else
                Q_EMIT openFailed(tr("the sample migration"), messageWithPlace(result.error()));
            Q_EMIT openingChanged();
        });
    Q_EMIT openingChanged();
}

void Workspace::create(const NewMigration& wanted) {
    m_opening.start<mapping::Document>(
        m_tasks, Tasks::Lane::Long, tr("Look at source and target"), this,
        [wanted](JobContext& job) -> Result<mapping::Document> {
            IdMaker ids;
            mapping::Document document;
            document.id = ids.make("doc");
            document.title = utf8(wanted.title);
            workbook::ProposedSchemas proposed;
            if (!wanted.mappings.isEmpty() && (wanted.source.isEmpty() || wanted.target.isEmpty())) {
                MW_TRY(const workbook::Book book, workbook::readBook(utf8(wanted.mappings), job));
                MW_TRY(proposed, workbook::proposedSchemas(book));
            }
            const auto add = [&](const QString& location, Schema& named, const QString& name) -> Result<void> {
                if (!location.isEmpty()) {
                    MW_TRY(mapping::Connection connection, scan(utf8(location), document, ids, job));
                    document.connections.push_back(std::move(connection));
                } else if (!named.entities.empty()) {
                    mapping::Connection connection;
                    connection.id = ids.make("con");
                    connection.name = nameFor(utf8(name), document);
                    connection.schema = std::move(named);
                    assignIds(connection.schema, ids);
                    document.connections.push_back(std::move(connection));
                }
                return {};
            };
            MW_TRY_DO(add(wanted.source, proposed.source, tr("source")));
            MW_TRY_DO(add(wanted.target, proposed.target, tr("target")));
            return document;
        },
        [this, wanted](Result<mapping::Document> result) {
            if (result)
                adopt(std::make_unique<Project>(std::move(result).value(), m_tasks));
            else
                Q_EMIT openFailed({}, messageWithPlace(result.error()));
            Q_EMIT openingChanged();
            if (result)
                Q_EMIT created(wanted);
        });
    Q_EMIT openingChanged();
}

void Workspace::addConnection(mapping::Connection connection) {
    IdMaker ids;
    mapping::Document begun;
    const std::string location = connection.locations.empty() ? connection.name : connection.locations.begin()->second;
    connection.id = ids.make("con");
    connection.name = nameFor(connection.name.empty() ? location : connection.name, m_project ? m_project->document() : begun);
    assignIds(connection.schema, ids);
    const Id id = connection.id;
    const QString name = qt(connection.name);
    if (m_project) {
        mapping::Edit edit;
        edit.label = utf8(tr("Add connection %1").arg(name));
        edit.steps.push_back(mapping::SetElement<mapping::Connection>{id, std::move(connection)});
        if (!m_project->apply(std::move(edit)))
            return;
    } else {
        begun.id = ids.make("doc");
        begun.title = std::filesystem::path(location).stem().string();
        begun.connections.push_back(std::move(connection));
        adopt(std::make_unique<Project>(std::move(begun), m_tasks));
    }
    Q_EMIT connectionAdded(id, name);
}

void Workspace::changeConnection(const mapping::Connection& connection) {
    if (!m_project)
        return;
    const QString name = qt(connection.name);
    auto edit = mapping::reshape(m_project->document(), connection, m_project->ids());
    if (!edit) {
        Q_EMIT m_project->editRefused(messageWithPlace(edit.error()));
        return;
    }
    edit->label = utf8(tr("Change how %1 is read").arg(name));
    if (m_project->apply(*std::move(edit)))
        Q_EMIT connectionChanged(connection.id, name);
}

void Workspace::close() {
    QSettings().remove(kOpenKey);
    letGo();
    Q_EMIT projectChanged(nullptr);
}

void Workspace::letGo() {
    const auto old = std::move(m_project);
    if (!old)
        return;
    Q_EMIT projectChanged(nullptr);
    // Whoever leaves a document has saved it or said that it need not be; only a crash offers edits back.
    old->abandonEdits();
}

void Workspace::adopt(std::unique_ptr<Project> opened) {
    letGo();
    m_project = std::move(opened);
    Project* project = m_project.get();
    connect(project, &Project::savedChanged, this, [this, project] {
        if (!project->path().isEmpty() && project->isSaved()) {
            remember(project->path());
            Q_EMIT recentChanged();
        }
    });
    if (!project->path().isEmpty()) {
        remember(project->path());
        Q_EMIT recentChanged();
    }
    Q_EMIT projectChanged(project);
}

void Workspace::remember(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(kRecentKey).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > kRecentFiles)
        recent.removeLast();
    settings.setValue(kRecentKey, recent);
    settings.setValue(kOpenKey, path);
}

QStringList Workspace::recentFiles() { return QSettings().value(kRecentKey).toStringList(); }

void Workspace::forgetRecent(const QString& path) {
    QStringList recent = recentFiles();
    recent.removeAll(path);
    QSettings().setValue(kRecentKey, recent);
}

QString Workspace::lastOpen() { return QSettings().value(kOpenKey).toString(); }

} // namespace mw::ui
