// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/file_merge.h"

#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/document/merge.h"
#include "core/document/semantic_diff.h"
#include "ui/models/project.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

struct FileMerge::Sides {
    mapping::Document base, theirs;
    std::shared_ptr<const mapping::Document> ours;
    std::string theirText;
};

FileMerge::FileMerge(QObject* parent) : QObject(parent) {}

void FileMerge::begin(Project& project) {
    end();
    m_project = &project;
    struct Read {
        std::shared_ptr<const Sides> sides;
        std::shared_ptr<const Content> content;
    };
    m_reading.start<Read>(
        project.tasks(), Tasks::Lane::Quick, tr("Compare with the file"), this,
        [path = utf8(project.path()), saved = project.savedText(), ours = project.snapshot()](JobContext&) -> Result<Read> {
            auto sides = std::make_shared<Sides>();
            sides->ours = ours;
            MW_TRY(sides->base, document::parseDocument(*saved, path));
            MW_TRY(sides->theirText, readFile(path));
            MW_TRY(sides->theirs, document::parseDocument(sides->theirText, path));
            auto content = std::make_shared<Content>();
            content->theirs = sign::changedFacts(sides->base, sides->theirs, windowCatalogue());
            content->ours = document::compareDocuments(sides->base, *ours).size();
            MW_TRY(const document::Merge merge, document::mergeDocuments(sides->base, *ours, sides->theirs));
            if (!merge.conflicts.empty()) {
                std::set<Id> all;
                for (const document::MergeConflict& conflict : merge.conflicts)
                    all.insert(conflict.element);
                MW_TRY(const mapping::Document byTheirs, document::mergeDecided(sides->base, *ours, sides->theirs, all));
                content->conflicts = sign::changedFacts(merge.document, byTheirs, windowCatalogue());
            }
            return Read{sides, content};
        },
        [this](Result<Read> result) {
            if (result) {
                m_sides = result->sides;
                m_content = result->content;
            } else {
                m_error = result.error();
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void FileMerge::end() {
    m_reading.cancel();
    m_merging.cancel();
    m_project = nullptr;
    m_sides.reset();
    m_content.reset();
    m_error.reset();
}

void FileMerge::merge(const std::set<Id>& byTheirs) {
    if (!m_project || !m_sides || m_merging.isRunning())
        return;
    if (m_project->snapshot() != m_sides->ours) { // edited meanwhile: look again
        begin(*m_project);
        return;
    }
    using Merged = std::shared_ptr<const mapping::Document>;
    m_merging.start<Merged>(
        m_project->tasks(), Tasks::Lane::Quick, tr("Merge with the file"), this,
        [sides = m_sides, byTheirs](JobContext&) -> Result<Merged> {
            MW_TRY(mapping::Document merged, document::mergeDecided(sides->base, *sides->ours, sides->theirs, byTheirs));
            return Merged(std::make_shared<const mapping::Document>(std::move(merged)));
        },
        [this](Result<Merged> result) {
            if (!result) {
                m_error = result.error();
                Q_EMIT changed();
                return;
            }
            const auto sides = m_sides;
            if (m_project->snapshot() != sides->ours)
                begin(*m_project);
            else if (m_project->takeMerged(**result, sides->theirText, sides->theirs))
                Q_EMIT merged();
        });
}

} // namespace mw::ui
