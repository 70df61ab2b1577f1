// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/defect_pane.h"

#include "ui/models/defect_model.h"
#include "ui/present/icons.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/section_header.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kProposalsHeight = 132;
using NoteState = review::DefectNote::State;

QString historyOf(const review::Defect& defect) {
    QStringList lines;
    for (const review::Defect::Event& event : defect.history) {
        const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(event.atMicros / 1000), QLocale::ShortFormat);
        lines << QStringLiteral("%1 · %2 %3%4").arg(when, qt(event.by), eventText(event.what), event.comment.empty() ? QString() : QStringLiteral(": ") + qt(event.comment));
    }
    return lines.join(u'\n');
}

} // namespace

DefectPane::DefectPane(QWidget* parent) : QWidget(parent) {
    m_header = new SectionHeader(tr("Defects"), this);
    const auto headTool = [this](const char* name, const QString& text, const QString& tip, const std::function<void()>& act) {
        auto* made = new QToolButton(m_header);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setToolTip(tip);
        m_header->addTool(made);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    m_export = headTool("exportDefects", tr("Export…"), tr("All defects as a table for an issue tracker (CSV)"), [this] { exportFile(); });
    headTool("importDefects", tr("Import…"), tr("What an issue tracker says of them, as proposals"), [this] { importFile(); });
    m_defects = new DefectModel(this);
    m_table = new DenseTable(QStringLiteral("review/defects"), this);
    m_table->setObjectName(QStringLiteral("defectTable"));
    m_table->setAccessibleName(tr("Defects"));
    m_table->setModel(m_defects);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCharacters({11, 12, 20, 38, 16, 14, 6, 14});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DefectPane::showChosen);
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        if (const review::Defect* const defect = chosen())
            Q_EMIT recordRequested(defect->reference);
    });
    m_history = new QLabel(this);
    m_history->setObjectName(QStringLiteral("defectHistory"));
    m_history->setWordWrap(true);
    m_history->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeForm();
    auto* page = new QWidget(this);
    auto* list = new QVBoxLayout(page);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(makeProposals());
    list->addWidget(m_table, 1);
    auto* history = new QHBoxLayout; // of its own, as the style takes a label's margins
    history->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    history->addWidget(m_history);
    list->addLayout(history);
    list->addWidget(makeTools());
    list->addWidget(m_form);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(page);
    m_pages->addWidget(new EmptyState(QStringLiteral("ok-circle"), tr("No record has failed"),
                                      tr("A record that fails in a review becomes a defect. It stays until a re-test in a later run passes, or somebody says with a "
                                         "reason that it is none."), this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
    showAll();
}

QWidget* DefectPane::makeProposals() {
    m_proposals = new QWidget(this);
    m_proposals->setProperty("role", QStringLiteral("chrome"));
    m_proposals->setAttribute(Qt::WA_StyledBackground);
    m_proposed = new QLabel(m_proposals);
    m_proposed->setObjectName(QStringLiteral("defectsProposed"));
    m_proposed->setWordWrap(true);
    auto* apply = new QPushButton(tr("Apply"), m_proposals);
    apply->setObjectName(QStringLiteral("applyDefects"));
    apply->setProperty("primary", true);
    auto* discard = new QPushButton(tr("Discard"), m_proposals);
    discard->setObjectName(QStringLiteral("discardDefects"));
    connect(apply, &QPushButton::clicked, this, [this] {
        if (m_author->text().trimmed().isEmpty())
            return m_author->setFocus(Qt::OtherFocusReason);
        rememberPerson(m_author->text().trimmed());
        m_reviews->applyDefectChanges(utf8(m_author->text().trimmed()));
    });
    connect(discard, &QPushButton::clicked, this, [this] { m_reviews->discardDefectChanges(); });
    m_changes = new DefectChangeModel(this);
    auto* table = new DenseTable(QStringLiteral("review/defect-changes"), m_proposals);
    table->setObjectName(QStringLiteral("defectChanges"));
    table->setAccessibleName(tr("Proposals for defects"));
    table->setModel(m_changes);
    table->setColumnCharacters({12, 16, 40, 40, 22});
    table->setFixedHeight(kProposalsHeight);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    head->addWidget(m_proposed, 1);
    head->addWidget(apply);
    head->addWidget(discard);
    auto* layout = new QVBoxLayout(m_proposals);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(table);
    return m_proposals;
}

QWidget* DefectPane::makeTools() {
    auto* bar = new QWidget(this);
    bar->setProperty("role", QStringLiteral("chrome"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    line->setSpacing(space::kXs);
    const auto tool = [&](const char* name, const QString& text, const char* sign, const std::function<void()>& act) {
        auto* made = new QToolButton(bar);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setIcon(icon(QLatin1String(sign)));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(made, &QToolButton::clicked, this, act);
        line->addWidget(made);
        m_tools << made;
        return made;
    };
    tool("defectFixed", tr("Fixed…"), "ok-circle", [this] { start(NoteState::Fixed); });
    tool("defectNone", tr("No defect…"), "decision", [this] { start(NoteState::NoDefect); });
    tool("defectOpen", tr("Open again…"), "error", [this] { start(NoteState::Open); });
    m_author = new QLineEdit(personName(), bar);
    m_author->setObjectName(QStringLiteral("defectAuthor"));
    m_author->setPlaceholderText(tr("Your name"));
    m_author->setAccessibleName(tr("Your name"));
    m_author->setMaximumWidth(150);
    line->addWidget(m_author);
    line->addStretch(1);
    tool("defectRecord", tr("Show the record"), "eye", [this] {
        if (const review::Defect* const defect = chosen())
            Q_EMIT recordRequested(defect->reference);
    });
    m_retest = tool("defectRetest", tr("Re-test"), "refresh", [this] {
        if (const review::Defect* const defect = chosen())
            Q_EMIT retestRequested(defect->reference);
    });
    m_retest->setToolTip(tr("Look at the record again in a later run: a re-test that passes closes the defect"));
    return bar;
}

void DefectPane::makeForm() {
    m_form = new QWidget(this);
    m_form->setProperty("role", QStringLiteral("chrome"));
    m_form->setAttribute(Qt::WA_StyledBackground);
    m_question = new QLabel(m_form);
    const auto input = [this](const char* name, const QString& hint) {
        auto* made = new QLineEdit(m_form);
        made->setObjectName(QLatin1String(name));
        made->setPlaceholderText(hint);
        made->setAccessibleName(hint);
        connect(made, &QLineEdit::returnPressed, this, &DefectPane::send);
        return made;
    };
    m_comment = input("defectComment", tr("comment"));
    m_external = input("defectExternal", tr("name in the issue tracker"));
    m_external->setMaximumWidth(190);
    auto* save = new QPushButton(tr("Save"), m_form);
    save->setObjectName(QStringLiteral("defectSave"));
    save->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"), m_form);
    connect(save, &QPushButton::clicked, this, &DefectPane::send);
    connect(cancel, &QPushButton::clicked, m_form, &QWidget::hide);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, &QWidget::hide, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    auto* layout = new QHBoxLayout(m_form);
    layout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    layout->setSpacing(space::kS);
    layout->addWidget(m_question);
    layout->addWidget(m_comment, 1);
    layout->addWidget(m_external);
    layout->addWidget(save);
    layout->addWidget(cancel);
    m_form->hide();
}

void DefectPane::setReviews(Reviews* reviews) {
    m_reviews = reviews;
    if (reviews)
        connect(reviews, &Reviews::defectChangesRead, this, &DefectPane::showProposals);
    showAll();
}

const review::Defect* DefectPane::chosen() const { return m_defects->defectAt(m_table->currentIndex().row()); }
int DefectPane::unfinished() const { return m_defects->unfinished(); }
void DefectPane::focusList() { m_table->setFocus(Qt::OtherFocusReason); }

void DefectPane::showAll() {
    const std::string before = chosen() ? chosen()->reference : std::string();
    m_defects->show(m_reviews ? m_reviews->standing() : nullptr);
    const int row = m_defects->rowOf(before);
    if (m_defects->rowCount() > 0)
        m_table->setCurrentIndex(m_defects->index(row < 0 ? 0 : row, 0));
    m_header->setFact(m_defects->rowCount() > 0 ? tr("%1 to be done, %2 in all").arg(formatCount(std::uint64_t(unfinished())), formatCount(std::uint64_t(m_defects->rowCount())))
                                                : QString());
    showProposals();
    m_export->setEnabled(m_defects->rowCount() > 0);
    showChosen();
}

void DefectPane::showChosen() {
    using State = review::Defect::State;
    const review::Defect* const defect = chosen();
    for (QToolButton* tool : m_tools)
        tool->setEnabled(defect != nullptr);
    m_retest->setEnabled(defect && (defect->state == State::Open || defect->state == State::Fixed));
    m_history->setText(defect ? historyOf(*defect) : QString());
    m_history->setVisible(defect != nullptr);
    m_form->hide();
}

void DefectPane::showProposals() {
    const std::vector<review::DefectChange> changes = m_reviews ? m_reviews->defectChanges() : std::vector<review::DefectChange>();
    const auto refused = std::count_if(changes.begin(), changes.end(), [](const review::DefectChange& change) { return !change.why.empty(); });
    QStringList said{tr("%Ln change(s) proposed", nullptr, int(changes.size()) - int(refused))};
    if (refused > 0)
        said << tr("%Ln line(s) cannot be taken", nullptr, int(refused));
    m_proposed->setText(said.join(QStringLiteral(" · ")));
    m_changes->show(changes);
    m_proposals->setVisible(!changes.empty());
    m_pages->setCurrentIndex(m_defects->rowCount() > 0 || !changes.empty() ? 0 : 1);
}

void DefectPane::start(NoteState state) {
    const review::Defect* const defect = chosen();
    if (!defect)
        return;
    m_state = state;
    m_question->setText(state == NoteState::Fixed      ? tr("%1 is fixed:").arg(qt(defect->reference))
                        : state == NoteState::NoDefect ? tr("%1 is no defect, because").arg(qt(defect->reference))
                                                       : tr("%1 is open:").arg(qt(defect->reference)));
    m_comment->clear();
    m_external->setText(qt(defect->external));
    m_form->show();
    m_comment->setFocus(Qt::OtherFocusReason);
}

void DefectPane::send() {
    const review::Defect* const defect = chosen();
    const QString comment = m_comment->text().trimmed(), author = m_author->text().trimmed(), external = m_external->text().trimmed();
    if (!defect || !m_reviews)
        return;
    if (comment.isEmpty() && m_state == NoteState::NoDefect)
        return m_comment->setFocus();
    if (author.isEmpty())
        return m_author->setFocus(Qt::OtherFocusReason);
    rememberPerson(author);
    m_form->hide();
    m_reviews->noteDefect(*defect, m_state, utf8(comment), external == qt(defect->external) ? std::string() : utf8(external), utf8(author));
}

void DefectPane::exportFile() {
    askForFile(this, FileQuestion::Save, tr("Export the defects"), tr("Tables (*.csv)"), QStringLiteral("defects.csv"), [this](const QString& path) {
        if (m_reviews)
            m_reviews->writeDefects(path.endsWith(QStringLiteral(".csv")) ? path : path + QStringLiteral(".csv"));
    });
}

void DefectPane::importFile() {
    askForFile(this, FileQuestion::Open, tr("What an issue tracker says of the defects"), tr("Tables (*.csv *.xlsx)"), {}, [this](const QString& path) {
        if (m_reviews)
            m_reviews->readDefects(path);
    });
}

} // namespace mw::ui
