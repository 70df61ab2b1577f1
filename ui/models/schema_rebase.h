// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rebase/rebase.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace mw::ui {

class Project;

/// The schema of a connection as the document knows it, beside what is there now. Scans on workers.
class SchemaRebase final : public QObject {
    Q_OBJECT
public:
    explicit SchemaRebase(QObject* parent = nullptr);

    struct Content {
        Schema scanned;
        rebase::SchemaDrift drift;
    };
    /// Scans the connection; changed() follows.
    void begin(Project& project, const Id& connection);
    void end();
    bool isScanning() const { return m_scan.isRunning(); }
    JobPtr job() const { return m_scan.job(); }
    std::shared_ptr<const Content> content() const { return m_content; }
    const std::optional<Error>& error() const { return m_error; }
    /// Takes the schema over as one edit, with these fields renamed; false where the document refuses it.
    bool takeOver(const std::vector<rebase::Rename>& renames);

Q_SIGNALS:
    void changed();

private:
    Project* m_project = nullptr;
    Id m_connection;
    std::shared_ptr<const Content> m_content;
    std::optional<Error> m_error;
    LatestTask m_scan;
};

} // namespace mw::ui
