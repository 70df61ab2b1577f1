// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/sample_form.h"

#include "ui/models/project.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

constexpr std::uint32_t kSeeds = 1'000'000'000; // such as people can write down
constexpr int kFormWidth = 620;

QComboBox* makeChoice(QWidget* parent, const QString& name, const QString& accessible) {
    auto* made = new QComboBox(parent);
    made->setObjectName(name);
    made->setAccessibleName(accessible);
    return made;
}

QLineEdit* makeLine(QWidget* parent, const QString& name, const QString& accessible) {
    auto* made = new QLineEdit(parent);
    made->setObjectName(name);
    made->setAccessibleName(accessible);
    return made;
}

} // namespace

SampleForm::SampleForm(QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* body = new QWidget(this);
    body->setMaximumWidth(kFormWidth);
    auto* title = new QLabel(tr("A new sample"), body);
    title->setProperty("role", QStringLiteral("title"));
    m_run = new QLabel(body);
    m_run->setProperty("role", QStringLiteral("muted"));
    m_run->setWordWrap(true);
    m_entity = makeChoice(body, QStringLiteral("sampleEntity"), tr("Records of"));
    m_confidence = makeChoice(body, QStringLiteral("sampleConfidence"), tr("Confidence"));
    for (const char* percent : {"90", "95", "99"})
        m_confidence->addItem(tr("%1 % sure").arg(QLatin1String(percent)), QLatin1String(percent));
    m_confidence->setCurrentIndex(1);
    m_tolerable = makeChoice(body, QStringLiteral("sampleTolerable"), tr("Tolerable share"));
    for (const char* percent : {"0.5", "1", "2", "5", "10"})
        m_tolerable->addItem(tr("fewer than %1 % wrong").arg(locale().toString(QByteArray(percent).toDouble())), QLatin1String(percent));
    m_tolerable->setCurrentIndex(1);
    m_stratify = makeChoice(body, QStringLiteral("sampleStratify"), tr("Strata"));
    m_risky = new QSpinBox(body);
    m_risky->setObjectName(QStringLiteral("sampleRisky"));
    m_risky->setAccessibleName(tr("Records that stand out"));
    m_risky->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_risky->setRange(0, 1000);
    m_risky->setValue(10);
    m_covering = new QCheckBox(tr("records that exercise every way through the rules"), body);
    m_covering->setObjectName(QStringLiteral("sampleCovering"));
    m_covering->setChecked(true);
    m_seed = makeLine(body, QStringLiteral("sampleSeed"), tr("Seed"));
    m_author = makeLine(body, QStringLiteral("sampleAuthor"), tr("Your name"));
    m_author->setPlaceholderText(tr("Your name"));
    m_reviewers = makeLine(body, QStringLiteral("sampleReviewers"), tr("Reviewers"));
    m_reviewers->setPlaceholderText(tr("names, with commas between; empty: whoever comes"));
    m_split = new QCheckBox(tr("a share for each, instead of all for everybody"), body);
    m_split->setObjectName(QStringLiteral("sampleSplit"));
    m_becauseWord = new QLabel(tr("Drawn anew because"), body);
    m_because = makeLine(body, QStringLiteral("sampleBecause"), m_becauseWord->text());
    m_because->setPlaceholderText(tr("why the sample that is there will not do; it is kept"));
    m_size = new QLabel(body);
    m_size->setObjectName(QStringLiteral("sampleSize"));
    m_size->setWordWrap(true);
    m_draw = new QPushButton(tr("Draw the sample"), body);
    m_draw->setObjectName(QStringLiteral("drawSample"));
    m_draw->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), body);
    cancel->setObjectName(QStringLiteral("cancelSample"));

    auto* risky = new QHBoxLayout;
    risky->setSpacing(space::kS);
    risky->addWidget(m_risky);
    risky->addWidget(new QLabel(tr("records that stand out: extremes, missing values, differences"), body), 1);
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kS);
    form->addRow(tr("Records of"), m_entity);
    form->addRow(tr("To be"), m_confidence);
    form->addRow(tr("that"), m_tolerable);
    form->addRow(tr("Strata"), m_stratify);
    form->addRow(tr("Besides"), risky);
    form->addRow(QString(), m_covering);
    form->addRow(tr("Reviewers"), m_reviewers);
    form->addRow(QString(), m_split);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(m_becauseWord, m_because);
    form->addRow(tr("Drawn by"), m_author);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_draw);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(body);
    layout->setSpacing(space::kM);
    layout->addWidget(title);
    layout->addWidget(m_run);
    layout->addLayout(form);
    layout->addWidget(m_size);
    layout->addLayout(buttons);
    layout->addStretch();
    auto* outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(body, 100);
    outer->addStretch(1);
    connect(m_entity, &QComboBox::currentIndexChanged, this, &SampleForm::fillFields);
    for (QComboBox* choice : {m_confidence, m_tolerable, m_stratify})
        connect(choice, &QComboBox::currentIndexChanged, this, &SampleForm::showSize);
    for (QLineEdit* line : {m_author, m_because, m_seed})
        connect(line, &QLineEdit::textChanged, this, &SampleForm::showSize);
    connect(m_draw, &QPushButton::clicked, this, &SampleForm::send);
    connect(cancel, &QPushButton::clicked, this, &SampleForm::cancelled);
}

void SampleForm::setProject(Project* project, Reviews* reviews) {
    m_project = project;
    m_reviews = reviews;
}

void SampleForm::setAuthor(const QString& name) { m_author->setText(name); }

void SampleForm::prepare() {
    const QString before = m_entity->currentData().toString();
    m_entity->clear();
    if (!m_project || !m_reviews || !m_reviews->run())
        return;
    const evidence::RunRecord& run = *m_reviews->run();
    m_run->setText(tr("Of run %1: what it loaded is the population. A sample says something about all of it, as exactly as its size allows; records that are "
                      "picked besides say something about themselves only.").arg(run.id));
    for (const engine::EntityResult& result : run.result.entities) {
        if (const mapping::EntityMapping* mapping = m_project->document().mapping(result.entityMapping)) {
            const Entity* target = m_project->document().targetOf(*mapping);
            m_entity->addItem(tr("%1 (%2), %3 records").arg(qt(target ? target->name : mapping->reference), qt(mapping->reference), formatCount(populationOf(mapping->id))),
                              qt(mapping->id.text()));
        }
    }
    const QString wanted = before.isEmpty() ? qt(m_project->selection().entityMapping.text()) : before;
    if (const int index = m_entity->findData(wanted); index >= 0)
        m_entity->setCurrentIndex(index);
    m_seed->setText(QString::number(QRandomGenerator::system()->bounded(kSeeds) + 1));
    fillFields();
}

void SampleForm::setMapping(const Id& mapping) {
    if (const int index = m_entity->findData(qt(mapping.text())); index >= 0)
        m_entity->setCurrentIndex(index);
}

std::uint64_t SampleForm::populationOf(const Id& mapping) const {
    if (!m_project || !m_reviews || !m_reviews->run())
        return 0;
    for (const engine::EntityResult& result : m_reviews->run()->result.entities) {
        if (result.entityMapping == mapping)
            return result.ledger.loaded + result.ledger.handedOver;
    }
    return 0;
}

void SampleForm::fillFields() {
    m_stratify->clear();
    m_stratify->addItem(tr("none: drawn from all records"), QString());
    const mapping::EntityMapping* mapping = m_project ? m_project->document().mapping(Id(utf8(m_entity->currentData().toString()))) : nullptr;
    const Entity* target = mapping ? m_project->document().targetOf(*mapping) : nullptr;
    for (const mapping::FieldMapping& field : mapping ? mapping->fields : std::vector<mapping::FieldMapping>()) {
        const Field* filled = target ? target->fieldById(field.targetField) : nullptr;
        if (filled && !field.rule.empty())
            m_stratify->addItem(tr("each value of %1 by itself").arg(qt(filled->name)), qt(filled->name));
    }
    const bool isRedraw = mapping && m_reviews->run() && m_reviews->standing()->planOf(m_reviews->run()->id, mapping->id);
    m_becauseWord->setVisible(isRedraw);
    m_because->setVisible(isRedraw);
    showSize();
}

void SampleForm::showSize() {
    const std::uint64_t population = populationOf(Id(utf8(m_entity->currentData().toString())));
    const auto tolerable = *review::parsePercent(utf8(m_tolerable->currentData().toString()));
    const auto confidence = *review::parsePercent(utf8(m_confidence->currentData().toString()));
    const std::uint64_t size = review::sampleSize(population, tolerable, confidence);
    if (m_stratify->currentData().toString().isEmpty())
        m_size->setText(tr("%1 of %2 records at random. If none of them is wrong, fewer than %3 % of all are, with %4 % confidence.")
                            .arg(formatCount(size), formatCount(population), locale().toString(double(tolerable) / 10'000), qt(review::printPercent(confidence))));
    else
        m_size->setText(tr("As many records of each value as prove it for that value by itself: up to %1 each.").arg(formatCount(size)));
    bool isSeed = false;
    m_seed->text().toULongLong(&isSeed);
    m_draw->setEnabled(population > 0 && isSeed && !m_author->text().trimmed().isEmpty() && (m_because->isHidden() || !m_because->text().trimmed().isEmpty()));
}

void SampleForm::send() {
    Reviews::NewSample sample;
    sample.request.mapping = utf8(m_entity->currentData().toString());
    sample.request.confidence = *review::parsePercent(utf8(m_confidence->currentData().toString()));
    sample.request.tolerable = *review::parsePercent(utf8(m_tolerable->currentData().toString()));
    sample.request.seed = m_seed->text().toULongLong();
    sample.request.stratifyBy = utf8(m_stratify->currentData().toString());
    sample.request.risky = std::uint64_t(m_risky->value());
    sample.request.covering = m_covering->isChecked();
    sample.author = utf8(m_author->text().trimmed());
    sample.because = utf8(m_because->text().trimmed());
    for (const QString& name : m_reviewers->text().split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            sample.reviewers.append(name.trimmed());
    }
    sample.isSplit = m_split->isChecked();
    Q_EMIT drawn(sample);
}

} // namespace mw::ui
