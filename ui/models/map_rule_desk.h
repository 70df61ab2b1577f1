// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"
#include "ui/models/map_rule_work.h"

#include <QTimer>

namespace mw::ui {

/// The rule being edited: checks it at every key, writes it into the document once typing pauses, and has it run on real
/// rows and then over the whole source, newest wins. UI thread.
class RuleDesk final : public QObject {
    Q_OBJECT
public:
    explicit RuleDesk(QObject* parent = nullptr);
    /// `fields` outlives the desk.
    void setFields(MapFields* fields);
    /// Opens the rule of a target row; below 0 closes. What was typed before is written first.
    void open(int row);
    int row() const { return m_row; }
    QString title() const;     ///< "people.email · PPL-014"
    const QString& text() const { return m_text; }
    /// What the user typed.
    void setText(const QString& text);
    /// Writes at once what still waits.
    void commit();

    const RuleVerdict& verdict() const { return m_verdict; }
    /// Null while they are computed for the first time or where there are none.
    const std::shared_ptr<const LiveRows>& live() const { return m_live; }
    bool isLiveStale() const { return m_liveTask.isRunning() || m_liveSoon.isActive(); }
    const std::optional<Population>& population() const { return m_population; }
    const JobPtr& populationJob() const { return m_populationTask.job(); }
    /// Why there are no live rows, in words; empty where there are or will be.
    QString whyNoRows() const;
    /// Stops the figures over the whole source; the next key starts them again.
    void stopPopulation();

Q_SIGNALS:
    void opened();
    /// The text changed from outside: undo, grid, paste.
    void textReplaced();
    void verdictChanged();
    void liveChanged();
    void populationChanged();

private:
    void reload();
    void check();
    void startLive();
    void startPopulation();
    RuleRequest request() const;
    std::optional<rules::Wanted> wanted() const;

    MapFields* m_fields = nullptr;
    QPointer<Project> m_project;
    int m_row = -1;
    QString m_text;
    bool m_dirty = false;
    int m_burst = 0; // typing without a pause is one step of the history
    RuleVerdict m_verdict;
    std::shared_ptr<const LiveRows> m_live;
    std::optional<Population> m_population;
    LookupMemory m_lookups;
    StepMemory m_stepRows;
    QTimer m_commitSoon, m_liveSoon, m_populationSoon, m_burstEnds;
    LatestTask m_liveTask, m_populationTask;
};

} // namespace mw::ui
