// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/evidence/records.h"
#include "core/mapping/problems.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace mw::ui {

class Project;

/// Plans a document for a look at both sides: new keys are those that the crosswalks beside the evidence store tell.
Result<engine::PlanResult> planToCompare(std::shared_ptr<const mapping::Document> document, engine::PlanOptions options, const std::string& store,
                                         JobContext& job);

/// The validations of a document and what was decided about their differences. Everything on workers.
class Validations final : public QObject {
    Q_OBJECT
public:
    explicit Validations(Project& project);

    /// The newest validation, or the one of this moment; null where there is none.
    std::shared_ptr<const evidence::StoredValidation> current() const { return m_current; }
    /// True where the document was edited since.
    bool isStale() const;
    void refresh();

    /// Compares a target with what the rules say; an empty location means the document's own.
    void start(const QString& target);
    bool isRunning() const { return m_run.isRunning(); }
    JobPtr job() const { return m_run.job(); }
    void cancel() { m_run.stop(); }
    const std::optional<Error>& lastError() const { return m_error; }
    const std::vector<mapping::Problem>& lastProblems() const { return m_problems; }

    /// What counts of a difference now: the verdict on itself, else the one on its cause; null where there is none.
    const evidence::Verdict* verdictOn(const std::string& entity, const diff::Difference& difference) const;
    const evidence::Verdict* verdictOn(const std::string& about) const;
    /// Writes the same verdict about several things down; verdictsChanged() or verdictFailed() follows.
    void judge(std::vector<std::string> about, evidence::Verdict verdict);

    /// A field's rule in the window's words; as it was stored where the rule is another by now.
    QString sentenceOf(const validate::FieldDifferences& field) const;

Q_SIGNALS:
    void changed();
    void started();
    void finished();
    void verdictsChanged();
    void verdictFailed(const QString& why);

private:
    using Verdicts = std::map<std::string, evidence::Verdict>;
    struct Outcome {
        std::shared_ptr<const evidence::StoredValidation> stored;
        Verdicts verdicts;
        std::vector<mapping::Problem> problems;
    };
    static Result<Outcome> read(const std::string& store);

    Project& m_project;
    std::shared_ptr<const evidence::StoredValidation> m_current;
    Verdicts m_verdicts;
    std::optional<Error> m_error;
    std::vector<mapping::Problem> m_problems;
    LatestTask m_run, m_reading, m_judging;
};

} // namespace mw::ui
