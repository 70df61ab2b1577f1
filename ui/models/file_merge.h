// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/changed_facts.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw::ui {

class Project;

/// The open document and its file, which somebody else has written since, brought together. Everything on workers.
class FileMerge final : public QObject {
    Q_OBJECT
public:
    explicit FileMerge(QObject* parent = nullptr);

    struct Content {
        std::vector<sign::ChangedFact> conflicts; ///< `was` is what the window has, `now` what the file has
        std::vector<sign::ChangedFact> theirs;    ///< what the file has changed
        std::size_t ours = 0;                     ///< facts that were changed here and not saved
    };
    /// Reads the file; changed() follows.
    void begin(Project& project);
    void end();
    std::shared_ptr<const Content> content() const { return m_content; }
    const std::optional<Error>& error() const { return m_error; }
    /// Merges: of the elements in conflict these are as the file has them, and saves. merged() or changed() follows.
    void merge(const std::set<Id>& byTheirs);

Q_SIGNALS:
    void changed();
    void merged();

private:
    struct Sides;
    Project* m_project = nullptr;
    std::shared_ptr<const Sides> m_sides;
    std::shared_ptr<const Content> m_content;
    std::optional<Error> m_error;
    LatestTask m_reading, m_merging;
};

} // namespace mw::ui
