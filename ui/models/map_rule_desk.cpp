// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_rule_desk.h"

#include "ui/commands/map_edits.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

namespace mw::ui {

namespace {
constexpr int kCommitMs = 250;      // after the last key, into the document
constexpr int kLiveMs = 60;         // after the last key, onto real rows
constexpr int kPopulationMs = 700;  // after the last key, over the whole source
constexpr int kBurstMs = 1500;      // a pause that ends one step of the history
constexpr std::size_t kLiveRows = 20;

void setUp(QTimer& timer, int ms) {
    timer.setSingleShot(true);
    timer.setInterval(ms);
}
} // namespace

RuleDesk::RuleDesk(QObject* parent) : QObject(parent) {
    setUp(m_commitSoon, kCommitMs);
    setUp(m_liveSoon, kLiveMs);
    setUp(m_populationSoon, kPopulationMs);
    setUp(m_burstEnds, kBurstMs);
    connect(&m_commitSoon, &QTimer::timeout, this, &RuleDesk::commit);
    connect(&m_liveSoon, &QTimer::timeout, this, &RuleDesk::startLive);
    connect(&m_populationSoon, &QTimer::timeout, this, &RuleDesk::startPopulation);
    connect(&m_burstEnds, &QTimer::timeout, this, [this] { ++m_burst; });
}

void RuleDesk::setFields(MapFields* fields) {
    m_fields = fields;
    connect(fields, &MapFields::rebuilt, this, [this] {
        m_dirty = false;
        m_lookups.clear();
        m_stepRows = {};
        if (m_project != m_fields->project()) {
            m_project = m_fields->project();
            if (m_project) {
                connect(m_project, &Project::sampleRowsChanged, this, &RuleDesk::startLive);
                connect(m_project, &Project::placesChanged, this, [this] {
                    m_lookups.clear();
                    m_stepRows = {};
                    startLive();
                });
            }
        }
        open(m_row < int(m_fields->targets().size()) ? m_row : -1);
    });
    // A filter leaves other rows to the rule.
    connect(fields, &MapFields::pipelineChanged, this, &RuleDesk::check);
    connect(fields, &MapFields::targetsChanged, this, [this](int first, int last) {
        if (m_row >= first && m_row <= last)
            reload();
    });
}

void RuleDesk::open(int row) {
    if (row != m_row)
        commit();
    const bool other = row != m_row;
    m_row = m_fields && row < int(m_fields->targets().size()) ? row : -1;
    if (other)
        ++m_burst;
    m_dirty = false;
    m_live.reset();
    m_population.reset();
    m_populationTask.cancel();
    const mapping::FieldMapping* field = m_row >= 0 ? m_fields->fieldMapping(m_row) : nullptr;
    m_text = field ? qt(field->rule) : QString();
    Q_EMIT opened();
    check();
}

QString RuleDesk::title() const {
    if (m_row < 0)
        return {};
    const MapFields::Target& target = m_fields->targets()[std::size_t(m_row)];
    const QString name = m_fields->targetName() + u'.' + target.name;
    return target.reference.isEmpty() ? name : name + QStringLiteral(" · ") + target.reference;
}

void RuleDesk::setText(const QString& text) {
    if (m_row < 0 || text == m_text)
        return;
    m_text = text;
    m_dirty = true;
    m_commitSoon.start();
    m_burstEnds.start();
    check();
}

void RuleDesk::commit() {
    m_commitSoon.stop();
    if (!m_dirty || m_row < 0 || !m_fields->project())
        return;
    m_dirty = false;
    Project* project = m_fields->project();
    const Id target = m_fields->targets()[std::size_t(m_row)].field;
    mapping::Edit edit = edits::setRule(project->document(), m_fields->mappingId(), target, project->ids(), utf8(m_text));
    if (!edit.steps.empty())
        project->apply(std::move(edit), QStringLiteral("rule/%1/%2").arg(qt(target.text())).arg(m_burst));
}

void RuleDesk::reload() {
    if (m_dirty)
        return;
    const mapping::FieldMapping* field = m_fields->fieldMapping(m_row);
    const QString text = field ? qt(field->rule) : QString();
    // What was only spaces is nothing in the document; the editor keeps what stands in it.
    if (text != m_text && !(text.isEmpty() && m_text.trimmed().isEmpty())) {
        m_text = text;
        ++m_burst;
        Q_EMIT textReplaced();
    }
    check();
}

std::optional<rules::Wanted> RuleDesk::wanted() const {
    const Field* target = m_row >= 0 ? m_fields->targetField(m_row) : nullptr;
    return target ? std::optional(mapping::wantedFor(*target)) : std::nullopt;
}

void RuleDesk::check() {
    m_verdict = m_row >= 0 ? checkRule(utf8(m_text), m_fields->environment(), wanted()) : RuleVerdict();
    Q_EMIT verdictChanged();
    m_liveTask.cancel();
    m_populationTask.cancel();
    if (!m_verdict.rule) {
        m_live.reset();
        m_population.reset();
        m_liveSoon.stop();
        m_populationSoon.stop();
        Q_EMIT liveChanged();
        Q_EMIT populationChanged();
        return;
    }
    m_liveSoon.start();
    m_populationSoon.start();
}

RuleRequest RuleDesk::request() const {
    Project* project = m_fields->project();
    RuleRequest request;
    request.document = project->snapshot();
    request.places = project->places();
    request.entityMapping = m_fields->mappingId();
    request.rule = utf8(m_text);
    request.wanted = wanted();
    request.lookups = m_lookups;
    request.stepRows = m_stepRows;
    return request;
}

void RuleDesk::startLive() {
    m_liveSoon.stop();
    const mapping::EntityMapping* owner = m_fields && m_row >= 0 ? m_fields->mapping() : nullptr;
    if (!owner || !m_verdict.rule)
        return;
    RuleRequest wantedRows = request();
    wantedRows.sample = m_fields->project()->sampleRows(owner->sourceConnection, owner->sourceEntity);
    if (!wantedRows.sample) {
        Q_EMIT liveChanged(); // sampleRowsChanged comes back here
        return;
    }
    m_liveTask.start<LiveRows>(
        m_fields->project()->tasks(), Tasks::Lane::Quick, tr("Run rule on sample rows"), this,
        [asked = std::move(wantedRows)](JobContext& job) { return liveRows(asked, kLiveRows, job); },
        [this](Result<LiveRows> result) {
            if (result) {
                m_lookups = result->lookups;
                m_stepRows = result->stepRows;
                m_live = std::make_shared<const LiveRows>(std::move(result).value());
            }
            Q_EMIT liveChanged();
        });
}

void RuleDesk::startPopulation() {
    const mapping::EntityMapping* owner = m_fields && m_row >= 0 ? m_fields->mapping() : nullptr;
    if (!owner || !m_verdict.rule || !m_fields->project()->sampleRows(owner->sourceConnection, owner->sourceEntity))
        return;
    m_population.reset();
    m_populationTask.start<Population>(
        m_fields->project()->tasks(), Tasks::Lane::Quick, tr("Run rule over all rows"), this,
        [asked = request()](JobContext& job) { return mw::ui::population(asked, job); },
        [this](Result<Population> result) {
            if (result)
                m_population = std::move(result).value();
            Q_EMIT populationChanged();
        });
    Q_EMIT populationChanged();
}

void RuleDesk::stopPopulation() {
    m_populationTask.cancel();
    Q_EMIT populationChanged();
}

QString RuleDesk::whyNoRows() const {
    const mapping::EntityMapping* owner = m_fields && m_row >= 0 ? m_fields->mapping() : nullptr;
    if (!owner)
        return {};
    if (m_text.trimmed().isEmpty())
        return tr("No rule yet. Drag a source field here, or type one: Ctrl+Space shows what there is.");
    if (!m_verdict.rule)
        return tr("Results appear once the rule can be read.");
    if (const auto error = m_fields->project()->sampleError(owner->sourceEntity))
        return tr("The source cannot be read: %1").arg(messageWithPlace(*error));
    if (m_live && m_live->failure)
        return messageWithPlace(*m_live->failure);
    if (!m_live)
        return tr("Reading rows…");
    if (m_live->rows.empty())
        return tr("None of the first rows passes the filter.");
    return {};
}

} // namespace mw::ui
