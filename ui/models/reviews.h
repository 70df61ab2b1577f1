// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/records.h"
#include "core/review/answers.h"
#include "core/review/cards.h"
#include "core/review/defect_file.h"
#include "core/review/drawing.h"
#include "core/review/standing.h"
#include "ui/models/tasks.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace mw::ui {

class Project;

/// The reviews of a document: samples, worklists, verdicts and defects, and the cards of the sample looked at. Everything on
/// workers.
class Reviews final : public QObject {
    Q_OBJECT
public:
    explicit Reviews(Project& project);

    /// All that was said, as last read; never null.
    std::shared_ptr<const review::Standing> standing() const { return m_standing; }
    /// The run that a new sample would be drawn of; none where nothing of this state of the document was loaded.
    const std::optional<evidence::RunRecord>& run() const { return m_run; }
    void refresh();

    /// The sample looked at; null where there is none.
    const review::PlanStanding* plan() const;
    void setPlan(const std::string& digest);
    /// What its cards show; null while they are read.
    std::shared_ptr<const review::Cards> cards() const { return m_cards; }
    bool isReading() const { return m_reading.isRunning(); }

    struct NewSample {
        review::DrawRequest request;
        std::string author, because;
        QStringList reviewers; ///< each gets the whole worklist, or a share
        bool isSplit = false;
    };
    void draw(const NewSample& sample);
    bool isDrawing() const { return m_drawing.isRunning(); }
    JobPtr job() const { return m_drawing.isRunning() ? m_drawing.job() : m_reading.job(); }
    void cancel();

    /// Write something down; saved() or failed() follows, then changed().
    void judge(std::uint64_t record, review::Verdict verdict, const std::string& comment, const std::string& reviewer);
    /// Writes the worklist of a reviewer as a page (.html) or workbook (.xlsx); wroteFile() follows.
    void writeWorklist(const QString& reviewer, const QString& path);
    /// Writes all that was said into a file, or adds what such a file brings.
    void send(const QString& path);
    void merge(const QString& path);
    /// Reads answers to a worklist; answersRead() follows. Nothing counts before applyAnswers().
    void readAnswers(const QString& path);
    const std::vector<review::AnswerProposal>& answers() const { return m_answers; }
    void applyAnswers(const std::string& author);
    void discardAnswers();

    /// Says what became of a defect; no `external`: its name in the issue tracker stays.
    void noteDefect(const review::Defect& defect, review::DefectNote::State state, const std::string& comment, const std::string& external,
                    const std::string& author);
    /// Says how a tester got through a scenario; `step` from 1, 0: the whole.
    void tryScenario(const mapping::Check& scenario, review::Verdict verdict, std::uint32_t step, const std::string& comment, const std::string& tester);
    /// Writes all defects as CSV, or reads what such a file says anew; defectChangesRead() follows. Nothing counts before
    /// applyDefectChanges().
    void writeDefects(const QString& path);
    void readDefects(const QString& path);
    const std::vector<review::DefectChange>& defectChanges() const { return m_defectChanges; }
    void applyDefectChanges(const std::string& author);
    void discardDefectChanges();

Q_SIGNALS:
    void changed();
    void cardsChanged();
    void defectChangesRead();
    void started();
    void finished();
    void answersRead();
    /// Something went well: said in a line.
    void told(const QString& what);
    void failed(const QString& why);

private:
    struct Read {
        std::shared_ptr<const review::Standing> standing;
        std::optional<evidence::RunRecord> run;
    };
    static Result<Read> read(const std::string& store, const std::string& documentHash);
    void take(const Read& read);
    void readCards();
    void save(std::vector<review::Entry> entries);
    review::Entry entry(const std::string& by, decltype(review::Entry::said) said);
    std::int64_t nextMoment();

    Project& m_project;
    std::shared_ptr<const review::Standing> m_standing = std::make_shared<review::Standing>();
    std::optional<evidence::RunRecord> m_run;
    std::string m_plan; ///< digest
    std::shared_ptr<const review::Cards> m_cards;
    std::string m_cardsOf; ///< digest of the plan that they, or those being read, are of
    std::string m_hash; ///< of the document, as it was read with
    std::vector<review::AnswerProposal> m_answers;
    std::vector<review::DefectChange> m_defectChanges;
    std::int64_t m_lastMoment = 0;
    LatestTask m_refreshing, m_reading, m_drawing, m_files;
};

} // namespace mw::ui
