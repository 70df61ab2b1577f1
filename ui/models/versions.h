// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"
#include "core/sign/changed_facts.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace mw::ui {

class Project;

/// What was done to the document over all its saves, as its evidence store keeps it, and what differs between any two of its
/// states. Reads and writes on workers.
class Versions final : public QObject {
    Q_OBJECT
public:
    explicit Versions(Project& project);

    /// A state of the document: behind a step, 0 before the first; none: as it is now, with what was not saved.
    using State = std::optional<std::int64_t>;
    struct Difference {
        State from, to;
        std::vector<sign::ChangedFact> facts;
    };

    /// Newest first, as last read.
    const std::vector<evidence::HistoryRecord>& steps() const { return m_steps; }
    bool isComplete() const { return m_isComplete; } ///< the beginning is among them
    bool isKept() const { return m_isKept; }         ///< there is a history at all
    /// What the state before the first step is called; empty: it has no name.
    QString beginning() const { return m_beginning; }
    void refresh();
    void readMore();

    /// What was compared last; null while it is computed, and at first.
    std::shared_ptr<const Difference> difference() const { return m_difference; }
    void compare(State from, State to);
    /// Gives a state a name; an empty one takes it away.
    void name(std::int64_t step, const QString& name);
    /// Makes the document what it was in that state, as one edit.
    void bringBack(std::int64_t step, const QString& label);

Q_SIGNALS:
    void changed();
    void compared();
    void broughtBack();
    void failed(const QString& why);

private:
    void read(std::size_t count);

    Project& m_project;
    std::vector<evidence::HistoryRecord> m_steps;
    QString m_beginning;
    bool m_isComplete = false, m_isKept = false;
    std::shared_ptr<const Difference> m_difference;
    LatestTask m_reading, m_comparing, m_naming, m_bringing;
};

} // namespace mw::ui
