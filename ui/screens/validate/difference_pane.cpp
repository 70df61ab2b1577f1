// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/difference_pane.h"

#include "ui/models/validations.h"
#include "ui/present/messages.h"
#include "ui/present/signs.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/validate/verdict_bar.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"

#include <QButtonGroup>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <numeric>

namespace mw::ui {

namespace {
enum Page { Differences, Holds };
constexpr int kOpenGroups = 3, kOpenRows = 20; // as many as one screen takes
} // namespace

namespace {

/// "its rule loses: values become the same (12), digits (3)"; empty for other checks, and where nothing is lost.
QString lossesOf(const validate::ValidationResult& result, const validate::CheckResult& check) {
    if (check.kind != "accuracy" || !result.losses)
        return {};
    QStringList parts;
    for (const validate::FieldLosses& losses : *result.losses)
        if (losses.entity == check.entity && losses.field == check.field)
            for (const auto& [cause, count] : losses.byCause)
                parts << QStringLiteral("%1 (%2)").arg(coreText(diff::describe(diff::causeNamed(cause))), formatCount(count));
    return parts.isEmpty() ? QString() : DifferencePane::tr("its rule loses: %1").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

DifferencePane::DifferencePane(QWidget* parent) : QWidget(parent) {
    m_header = new SectionHeader(QString(), this);
    m_grouping = new QButtonGroup(this);
    for (const auto& [id, name, text] : {std::tuple(0, "groupByCause", tr("By cause")), std::tuple(1, "groupByField", tr("By field"))}) {
        auto* button = new QToolButton(m_header);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(id == 0);
        m_grouping->addButton(button, id);
        m_header->addTool(button);
    }
    connect(m_grouping, &QButtonGroup::idClicked, this, &DifferencePane::fill);

    auto* page = new QWidget(this);
    m_figures = new QLabel(page);
    m_figures->setObjectName(QStringLiteral("checkFigures"));
    m_figures->setProperty("role", QStringLiteral("muted"));
    m_figures->setWordWrap(true);
    m_differences = new DifferenceModel(this);
    m_tree = new DenseTree(QStringLiteral("validate/differences"), page);
    m_tree->setObjectName(QStringLiteral("differenceTree"));
    m_tree->setAccessibleName(tr("Differences"));
    m_tree->setModel(m_differences);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setColumnCharacters({17, 13, 24, 24, 14});
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DifferencePane::showChosen);
    m_bar = new VerdictBar(page);
    connect(m_bar, &VerdictBar::decided, this, &DifferencePane::decide);
    auto* figures = new QVBoxLayout;
    figures->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    figures->addWidget(m_figures);
    auto* list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addLayout(figures);
    list->addWidget(m_tree, 1);
    list->addWidget(m_bar);

    m_holds = new EmptyState(QStringLiteral("ok-circle"), QString(), QString(), this);
    m_holds->setObjectName(QStringLiteral("nothingDiffers"));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(page);
    m_pages->addWidget(m_holds);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
}

void DifferencePane::setValidations(Validations* validations) {
    m_validations = validations;
    m_differences->setValidations(validations);
}

void DifferencePane::show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check) {
    m_check = check;
    m_result = std::move(result);
    fill();
}

void DifferencePane::showNothingYet(const validate::CheckResult* declared) {
    show(nullptr, nullptr);
    m_header->setTitle(declared ? coreText(declared->title) : QString());
    m_holds->setIcon(QStringLiteral("validate"));
    if (declared)
        return m_holds->setTexts(tr("No validation has made this check yet"), tr("The next one makes it, and keeps what differs."));
    m_holds->setTexts(tr("Nothing was validated yet"),
                      tr("A validation reads the target back and compares it with what the rules say, record by record: counts, totals, "
                         "every field, required values, relationships and duplicates. Load first, then validate."));
}

void DifferencePane::showKind(const QString& title, const QString& holding, Sign sign) {
    if (holding.isEmpty())
        return showNothingYet();
    show(nullptr, nullptr);
    m_header->setTitle(title);
    m_holds->setIcon(signIcon(sign));
    m_holds->setTexts(tr("%1 checks hold").arg(holding), sign == Sign::Ok ? QString() : tr("Choose one of its checks to see what differs."));
}

void DifferencePane::fill() {
    m_bar->setSubject({});
    m_differences->show(m_result, m_check, m_grouping->checkedId() == 1 ? DifferenceModel::Grouping::Field : DifferenceModel::Grouping::Cause);
    m_header->setTitle(m_check ? coreText(m_check->title) : m_result ? tr("All differences") : QString());
    for (QAbstractButton* button : m_grouping->buttons())
        button->setVisible(!isEmpty());
    if (isEmpty())
        sayWhatHolds();
    m_pages->setCurrentIndex(isEmpty() ? Holds : Differences);
    Q_EMIT chosenChanged();
    if (isEmpty())
        return;
    QStringList figures;
    if (m_check) {
        figures << tr("%1 compared, %2 failed").arg(formatCount(m_check->compared), formatCount(m_check->failed));
        if (!m_check->expected.empty() || !m_check->actual.empty())
            figures << tr("expected %1, found %2").arg(coreText(m_check->expected), coreText(m_check->actual));
        for (const validate::FieldDifferences& field : m_result->fields)
            if (m_check->kind == "accuracy" && field.entity == m_check->entity && field.field == m_check->field && !field.sentence.empty())
                figures << m_validations->sentenceOf(field);
        if (const QString losses = lossesOf(*m_result, *m_check); !losses.isEmpty())
            figures << losses;
    } else {
        figures << tr("%1 differences").arg(formatCount(m_result->total));
    }
    if (m_differences->shown() < (m_check ? m_check->failed : m_result->total))
        figures << tr("the first %1 are shown").arg(formatCount(m_differences->shown()));
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    for (int row = 0; row < m_differences->rowCount(); ++row) {
        m_tree->setFirstColumnSpanned(row, {}, true);
        const QModelIndex group = m_differences->index(row, 0);
        if (row < kOpenGroups && m_differences->rowCount(group) <= kOpenRows)
            m_tree->expand(group);
    }
}

void DifferencePane::sayWhatHolds() {
    using Status = validate::CheckResult::Status;
    if (!m_result)
        return m_holds->setTexts({}, {});
    if (!m_check) {
        const auto compared = std::accumulate(m_result->checks.begin(), m_result->checks.end(), std::uint64_t(0),
                                              [](std::uint64_t sum, const validate::CheckResult& check) { return sum + check.compared; });
        m_holds->setIcon(QStringLiteral("ok-circle"));
        return m_holds->setTexts(tr("Every value is what its rule says"),
                                 tr("%1 comparisons in %Ln check(s) found no difference.", nullptr, int(m_result->checks.size()))
                                     .arg(formatCount(compared)));
    }
    QStringList lines;
    if (!m_check->expected.empty() || !m_check->actual.empty())
        lines << tr("Expected %1, found %2.").arg(coreText(m_check->expected), coreText(m_check->actual));
    if (m_check->status == Status::Off) {
        m_holds->setIcon(QStringLiteral("none"));
        return m_holds->setTexts(tr("This check is switched off"), qt(m_check->because));
    }
    if (m_check->status == Status::NothingCompared) {
        m_holds->setIcon(QStringLiteral("none"));
        return m_holds->setTexts(tr("Nothing was compared"), tr("A check that compares nothing has not passed."));
    }
    lines << tr("%1 compared, %2 failed.").arg(formatCount(m_check->compared), formatCount(m_check->failed));
    if (QString losses = lossesOf(*m_result, *m_check); !losses.isEmpty())
        lines << losses.replace(0, 1, losses.at(0).toUpper());
    m_holds->setIcon(m_check->failed > 0 ? QStringLiteral("error") : QStringLiteral("ok-circle"));
    m_holds->setTexts(m_check->failed > 0 ? tr("This check failed") : tr("This check holds"), lines.join(u'\n'));
}

const DifferenceModel::Item* DifferencePane::chosen() const {
    const DifferenceModel::Item* item = m_differences->itemAt(m_tree->currentIndex());
    return item && !item->isGroup ? item : nullptr;
}

bool DifferencePane::isEmpty() const { return m_differences->rowCount() == 0; }

void DifferencePane::showChosen() {
    const QModelIndex current = m_tree->currentIndex();
    const DifferenceModel::Item* item = m_differences->itemAt(current);
    if (!item)
        m_bar->setSubject({});
    else if (item->isGroup)
        m_bar->setSubject(tr("All of: %1").arg(item->title));
    else
        m_bar->setSubject(QStringLiteral("%1 · %2").arg(current.siblingAtColumn(DifferenceModel::Key).data().toString(), qt(item->difference.field)));
    Q_EMIT chosenChanged();
}

void DifferencePane::decide(const evidence::Verdict& verdict) {
    std::vector<std::string> about;
    for (const QModelIndex& row : m_tree->selectionModel()->selectedRows())
        for (const std::string& each : m_differences->aboutOf(row))
            about.push_back(each);
    if (!about.empty())
        Q_EMIT decided(about, verdict);
}

void DifferencePane::startReason(evidence::Verdict::Kind kind) {
    if (m_tree->currentIndex().isValid())
        m_bar->startReason(kind);
}

void DifferencePane::chooseFirst() {
    const QModelIndex group = m_differences->index(0, 0);
    if (!group.isValid())
        return;
    m_tree->expand(group);
    m_tree->setCurrentIndex(m_differences->index(0, 0, group));
}

} // namespace mw::ui
