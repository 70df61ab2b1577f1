// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/duplicates_pane.h"

#include "core/mapping/matching.h"
#include "core/merge/pair_queue.h"
#include "ui/models/pair_fields_model.h"
#include "ui/models/pair_queue_model.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screen.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr std::size_t kMostPairs = 2000; ///< undecided ones that are offered at once
}

DuplicatesPane::DuplicatesPane(QWidget* parent) : QWidget(parent), m_pairs(new PairQueueModel(this)), m_fields(new PairFieldsModel(this)) {
    setObjectName(QStringLiteral("duplicates"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    makeParts();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DuplicatesPane::showPair);
    connect(m_key, &QComboBox::activated, this, &DuplicatesPane::find);
}

void DuplicatesPane::makeParts() {
    m_key = new QComboBox(this);
    m_key->setObjectName(QStringLiteral("duplicatesKey"));
    m_key->setAccessibleName(tr("The field that names a record"));
    m_key->setToolTip(tr("The field that names a record: decisions are remembered by its values"));
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_key->setMinimumContentsLength(16);
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("duplicatesFacts"));
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_facts->setWordWrap(true);
    m_progress = new ProgressStrip(this);
    m_list = new DenseTable(QStringLiteral("discover/pairs"), this);
    m_list->setObjectName(QStringLiteral("pairList"));
    m_list->setAccessibleName(tr("Pairs of records that may be the same thing"));
    m_list->setModel(m_pairs);
    m_list->setColumnCharacters({7, 13, 13, 11});
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_card = new DenseTable(QStringLiteral("discover/pair"), this);
    m_card->setObjectName(QStringLiteral("pairCard"));
    m_card->setAccessibleName(tr("The two records, field by field"));
    m_card->setModel(m_fields);
    m_card->setColumnCharacters({18, 30, 30});
    m_card->setSelectionMode(QAbstractItemView::SingleSelection);
    m_reasons = new QLabel(this);
    m_reasons->setObjectName(QStringLiteral("pairReasons"));
    m_reasons->setProperty("role", QStringLiteral("muted"));
    m_reasons->setWordWrap(true);
    m_who = new QLineEdit(this);
    m_who->setObjectName(QStringLiteral("pairWho"));
    m_who->setPlaceholderText(tr("Your name"));
    m_who->setAccessibleName(tr("Your name"));
    m_who->setMaximumWidth(180);
    m_why = new QLineEdit(this);
    m_why->setObjectName(QStringLiteral("pairWhy"));
    m_why->setPlaceholderText(tr("Why (not needed)"));
    m_why->setAccessibleName(tr("Why the pair is decided so"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("duplicatesClose"));
    close->setToolTip(tr("Leave the pairs (Escape)"));
    connect(close, &QPushButton::clicked, this, &DuplicatesPane::closed);

    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(space::kXs);
    rightLayout->addWidget(m_card, 1);
    rightLayout->addWidget(m_reasons);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("discover/duplicates"), {m_list, right}, {380, 620}, {0, 1}, this);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::kXs);
    top->addWidget(new QLabel(tr("Records are named by"), this));
    top->addWidget(m_key);
    top->addWidget(m_facts, 1);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(space::kXs);
    makeActions();
    for (QAction* action : std::as_const(m_decisions)) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName().section(u'/', 1) + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bottom->addWidget(button);
    }
    bottom->addWidget(m_who);
    bottom->addWidget(m_why, 1);
    bottom->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kXs);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addWidget(split, 1);
    layout->addLayout(bottom);
}

void DuplicatesPane::makeActions() {
    const auto decision = [this](const QString& name, const QString& text, const QString& help, const QString& sign, Qt::Key key, std::optional<bool> same) {
        QAction* made = addPageAction(this, name, help, sign, QKeySequence(key), [this, same] { decide(same); });
        made->setIconText(text);
        made->setToolTip(QStringLiteral("%1 (%2)").arg(help, QKeySequence(key).toString(QKeySequence::NativeText)));
        m_decisions << made;
    };
    decision(QStringLiteral("duplicates/pairSame"), tr("Same"), tr("The two records are the same thing"), QStringLiteral("equal"), Qt::Key_S, true);
    decision(QStringLiteral("duplicates/pairDifferent"), tr("Different"), tr("The two records are different things"), QStringLiteral("not-equal"), Qt::Key_D, false);
    decision(QStringLiteral("duplicates/pairOpen"), tr("Undecided"), tr("Withdraw what was decided on the pair"), QStringLiteral("undo"), Qt::Key_U, {});
    addPageAction(this, QStringLiteral("duplicates/next"), tr("Next pair"), QStringLiteral("chevron-right"), QKeySequence(Qt::Key_J), [this] { goTo(m_list->currentIndex().row() + 1); });
    addPageAction(this, QStringLiteral("duplicates/previous"), tr("Previous pair"), QStringLiteral("chevron-left"), QKeySequence(Qt::Key_K), [this] { goTo(m_list->currentIndex().row() - 1); });
    addPageAction(this, QStringLiteral("duplicates/close"), tr("Leave the pairs"), QStringLiteral("close"), QKeySequence(Qt::Key_Escape), [this] { Q_EMIT closed(); });
}

void DuplicatesPane::show(Project& project, const Id& connection, const Id& entity) {
    leave();
    m_project = &project;
    m_connection = connection;
    m_entity = entity;
    connect(&project, &Project::changed, this, [this] { takeDecisions(); });
    m_who->setText(personName());
    m_key->clear();
    const mapping::Connection* const place = project.document().connection(connection);
    const Entity* const what = place ? place->schema.entityById(entity) : nullptr;
    if (!what)
        return;
    for (const Field& field : what->fields)
        m_key->addItem(qt(field.name));
    m_key->setCurrentIndex(m_key->findText(usualKey()));
    m_key->setPlaceholderText(tr("choose a field"));
    find();
    m_list->setFocus();
}

void DuplicatesPane::leave() {
    if (m_project)
        m_project->disconnect(this);
    m_find.cancel();
    m_progress->hide();
    m_progress->watch(nullptr);
    m_fields->show(nullptr, nullptr);
    m_pairs->show(nullptr);
    m_queue.reset();
    m_project = nullptr;
}

/// What the document says, else what the schema or the profile know as a key of one field.
QString DuplicatesPane::usualKey() const {
    if (const mapping::EntityMapping* const mapping = owner(); mapping && mapping->matching && !mapping->matching->key.empty())
        return qt(mapping->matching->key);
    const Entity* const what = m_project->document().connection(m_connection)->schema.entityById(m_entity);
    if (const Key* const primary = what->primaryKey(); primary && primary->fields.size() == 1)
        return qt(primary->fields.front());
    if (const auto profile = m_project->profile(m_entity))
        for (const profile::CandidateKey& key : profile->keys)
            if (key.fields.size() == 1)
                return qt(key.fields.front());
    return {};
}

const mapping::EntityMapping* DuplicatesPane::owner() const {
    for (const mapping::EntityMapping& mapping : m_project->document().mappings)
        if (mapping.sourceConnection == m_connection && mapping.sourceEntity == m_entity)
            return &mapping;
    return nullptr;
}

mapping::Matching DuplicatesPane::matching() const {
    const mapping::EntityMapping* const mapping = owner();
    mapping::Matching found = mapping && mapping->matching ? *mapping->matching : mapping::Matching();
    // What was decided by the values of another field says nothing here.
    if (const std::string key = utf8(m_key->currentText()); found.key != key) {
        found.key = key;
        found.decisions.clear();
    }
    return found;
}

void DuplicatesPane::find() {
    m_fields->show(nullptr, nullptr);
    m_pairs->show(nullptr);
    m_queue.reset();
    showFacts();
    if (!m_project || m_key->currentIndex() < 0)
        return;
    m_find.start<merge::PairQueue>(
        m_project->tasks(), Tasks::Lane::Long, tr("Find duplicates"), this,
        [document = m_project->snapshot(), places = m_project->places(), connection = m_connection, entity = m_entity,
         matching = matching()](JobContext& job) -> Result<merge::PairQueue> {
            const mapping::Connection* const place = document->connection(connection);
            const Entity* const what = place ? place->schema.entityById(entity) : nullptr;
            if (!what)
                return makeError(Code::UnknownEntity, entity.text(), "");
            MW_TRY(const Location location, places.locationOf(*document, *place));
            MW_TRY(const auto opened, openConnection(location, place->options));
            return merge::findPairs(*opened, *what, matching, kMostPairs, job);
        },
        [this](Result<merge::PairQueue> found) { showFound(std::move(found)); });
    m_progress->watch(m_find.job());
    m_progress->show();
    showFacts();
}

void DuplicatesPane::showFound(Result<merge::PairQueue> found) {
    m_progress->hide();
    m_progress->watch(nullptr);
    if (!found) {
        m_facts->setText(messageWithPlace(found.error()));
        return;
    }
    m_queue = std::make_shared<const merge::PairQueue>(std::move(found).value());
    m_pairs->show(m_queue);
    m_list->setEmptyText(tr("No two records look like the same thing."));
    takeDecisions();
    goTo(std::max(0, m_pairs->nextUndecided(-1)));
}

void DuplicatesPane::takeDecisions() {
    if (!m_project || !m_queue)
        return;
    m_pairs->setDecisions(matching().decisions);
    showFacts();
}

void DuplicatesPane::showFacts() {
    const bool canDecide = m_project && owner() && m_pairs->rowCount() > 0;
    for (QAction* action : std::as_const(m_decisions))
        action->setEnabled(canDecide);
    m_why->setEnabled(canDecide);
    m_who->setEnabled(canDecide);
    if (!m_project)
        return;
    if (m_key->currentIndex() < 0) {
        m_facts->setText(tr("No key is known. Choose the field that names a record."));
        return;
    }
    if (!m_queue) {
        m_facts->setText(tr("Comparing records …"));
        return;
    }
    QStringList facts = {tr("%Ln pair(s)", nullptr, m_pairs->rowCount()), tr("%Ln undecided", nullptr, m_pairs->undecided())};
    if (m_queue->found > std::size_t(m_pairs->rowCount()))
        facts << tr("the most doubtful of %1").arg(formatCount(m_queue->found));
    if (!m_queue->unknown.empty())
        facts << tr("%Ln decided record(s) are not there any more", nullptr, int(m_queue->unknown.size()));
    if (const mapping::EntityMapping* const mapping = owner())
        facts << tr("decisions are kept with %1").arg(qt(mapping->reference));
    else
        facts << tr("map the entity first: decisions are kept with its mapping");
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void DuplicatesPane::showPair() {
    const merge::QueuedPair* const pair = m_pairs->pairAt(m_list->currentIndex().row());
    m_fields->show(m_queue, pair);
    QStringList reasons;
    if (pair)
        for (const std::string& reason : pair->reasons)
            reasons << qt(reason);
    m_reasons->setText(reasons.join(QStringLiteral(" · ")));
    m_why->clear();
}

void DuplicatesPane::goTo(int row) {
    if (row < 0 || row >= m_pairs->rowCount())
        return;
    m_list->setCurrentIndex(m_pairs->index(row, 0));
    m_list->scrollTo(m_list->currentIndex());
}

void DuplicatesPane::decide(std::optional<bool> same) {
    const int row = m_list->currentIndex().row();
    const merge::QueuedPair* const pair = m_pairs->pairAt(row);
    const mapping::EntityMapping* const mapping = owner();
    if (!pair || !mapping)
        return;
    const QString who = m_who->text().trimmed();
    if (same && who.isEmpty()) {
        m_who->setFocus();
        m_facts->setText(tr("Who decides? Give your name first."));
        return;
    }
    mapping::Matching changed = matching();
    if (same) {
        rememberPerson(who);
        mapping::decide(changed, {pair->leftKey, pair->rightKey, *same, utf8(who), utf8(m_why->text().trimmed())});
    } else if (!mapping::withdrawDecision(changed, pair->leftKey, pair->rightKey)) {
        return;
    }
    mapping::EntityMapping content = *mapping;
    content.matching = std::move(changed);
    const QString label = same ? tr("Decide on a pair of %1").arg(qt(mapping->reference)) : tr("Withdraw a decision of %1").arg(qt(mapping->reference));
    if (!m_project->apply({utf8(label), {mapping::SetPipeline{std::move(content)}}}))
        return;
    if (const int next = m_pairs->nextUndecided(row); same && next >= 0)
        goTo(next);
}

} // namespace mw::ui
