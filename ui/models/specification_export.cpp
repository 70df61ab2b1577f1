// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/specification_export.h"

#include "core/report/accepted_risks.h"
#include "core/report/example_masks.h"
#include "core/report/report.h"
#include "core/review/findings.h"
#include "core/sign/verification.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/translated_catalogue.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace mw::ui {

namespace {

const evidence::RunRecord* lastDone(Project& project) {
    const auto& runs = project.runs().list();
    const auto it = std::find_if(runs.begin(), runs.end(), [](const auto& run) { return run.state == evidence::RunRecord::State::Done; });
    return it == runs.end() ? nullptr : &*it;
}

} // namespace

QString SpecificationExport::evidenceText(Project& project) {
    QStringList parts;
    if (const evidence::RunRecord* run = lastDone(project))
        parts << tr("run #%1").arg(run->id);
    if (const auto validation = project.validations().current())
        parts << tr("the validation of %1").arg(QDateTime::fromMSecsSinceEpoch(validation->atMicros / 1000).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    return parts.isEmpty() ? tr("There is no run and no validation yet; the document will say so.") : tr("With the figures of %1.").arg(parts.join(tr(" and ")));
}

void SpecificationExport::start(Project& project, const Choices& choices) {
    report::SpecificationInput input;
    input.document = project.snapshot();
    const evidence::RunRecord* const run = lastDone(project);
    if (run)
        input.lastRun = report::SpecificationInput::RunSummary{std::to_string(run->id), printUtc(run->start.startedMicros), run->start.documentHash,
                                                               run->start.engineVersion, run->result};
    if (const auto validation = project.validations().current())
        input.lastValidation = validation->result;
    input.dialect = utf8(choices.dialect);
    input.audience = report::audienceNamed(utf8(choices.audience)).value_or(report::SpecificationInput::Audience::Full);
    input.generatedAt = printUtc(Clock::system().nowMicros());
    m_task.start<bool>(
        project.tasks(), Tasks::Lane::Long, tr("Export the specification"), this,
        [input, run = run ? run->id : 0, style = utf8(choices.style), paper = choices.paper, format = utf8(choices.format), file = utf8(choices.path), catalogue = TranslatedCatalogue::of(choices.language),
         storePath = utf8(project.runs().storePath()), places = project.places()](JobContext& job) -> Result<bool> {
            report::SpecificationInput whole = input;
            if (!style.empty()) {
                MW_TRY(whole.style, report::readStyle(style));
            }
            const auto usual = whole.style && whole.style->paper ? *whole.style->paper : report::Paper::A4;
            whole.paper = paper.isEmpty() ? usual : paper == QStringLiteral("letter") ? report::Paper::Letter : report::Paper::A4;
            report::KnownProfiles profiles;
            if (QFileInfo::exists(qt(storePath))) {
                MW_TRY(const auto store, evidence::EvidenceStore::open(storePath));
                MW_TRY(whole.provenAcceptances, sign::provenAcceptances(*input.document, *store));
                MW_TRY(whole.acceptedRisks, report::acceptedRisks(*store, Clock::system().nowMicros()));
                MW_TRY(whole.review, review::findingsOf(*input.document, *store, run, catalogue ? *catalogue : MessageCatalogue::english()));
                MW_TRY(profiles, report::knownProfiles(*input.document, places, *store));
            }
            whole.masked = report::maskedExamples(*input.document, profiles);
            MW_TRY_DO(job.checkpoint()); // from here on it is written whole
            whole.catalogue = catalogue.get(); // kept alive by this closure
            MW_TRY_DO(report::exportSpecification(whole, format, file));
            return true;
        },
        [this, path = choices.path](Result<bool> result) {
            if (result)
                Q_EMIT done(path);
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

} // namespace mw::ui
