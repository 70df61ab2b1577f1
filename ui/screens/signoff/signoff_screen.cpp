// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/signoff_screen.h"

#include "ui/models/file_verification.h"
#include "ui/models/signature_table_model.h"
#include "ui/models/signatures.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/screens.h"
#include "ui/screens/signoff/act_pane.h"
#include "ui/screens/signoff/changes_pane.h"
#include "ui/screens/signoff/people_pane.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
enum View { SignaturesView, PeopleView };
} // namespace

Screen* makeSignOffScreen(QWidget* parent) { return new SignOffScreen(parent); }

SignOffScreen::SignOffScreen(QWidget* parent) : Screen(parent), m_verification(new FileVerification(this)) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    makeActions();
    QWidget* const tools = makeToolLine();
    m_notice = new QWidget(this);
    m_notice->setProperty("role", QStringLiteral("toolline"));
    m_notice->setAttribute(Qt::WA_StyledBackground);
    m_noticeSign = new Pill(m_notice);
    m_noticeText = new QLabel(m_notice);
    m_noticeText->setObjectName(QStringLiteral("verifyResult"));
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton(m_notice);
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, m_notice, &QWidget::hide);
    auto* notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    notice->setSpacing(space::kS);
    notice->addWidget(m_noticeSign);
    notice->addWidget(m_noticeText, 1);
    notice->addWidget(close);
    m_notice->hide();

    m_act = new ActPane(this);
    connect(m_act, &ActPane::goRequested, this, &SignOffScreen::go);
    connect(m_act, &ActPane::saveRequested, this, [this] { Q_EMIT windowActionRequested(QStringLiteral("save")); });
    m_changes = new ChangesPane(m_export, this);
    connect(m_changes, &ChangesPane::ownRequested, this, [this] {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
        m_act->compareWith({});
    });
    auto* right = new SplitPane(Qt::Vertical, QStringLiteral("signoff/right"), {makeSignatures(), m_changes}, {270, 300}, {0, 1}, this);
    auto* body = new SplitPane(Qt::Horizontal, QStringLiteral("signoff"), {m_act, right}, {400, 800}, {0, 1}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tools);
    layout->addWidget(m_notice);
    layout->addWidget(body, 1);
    connect(m_verification, &FileVerification::done, this, [this](Sign sign, const QString& text) {
        m_progress->watch(nullptr);
        say(sign, text);
    });
}

QWidget* SignOffScreen::makeToolLine() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight + 4);
    m_standing = new Pill(line);
    m_standing->setObjectName(QStringLiteral("standing"));
    m_hash = new QLabel(line);
    m_hash->setObjectName(QStringLiteral("contentHash"));
    m_hash->setProperty("role", QStringLiteral("muted"));
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new ProgressStrip(line);
    const auto button = [line](QAction* action, const char* name) {
        auto* made = new QToolButton(line);
        made->setObjectName(QLatin1String(name));
        made->setDefaultAction(action);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return made;
    };
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 0, space::kM, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_standing);
    layout->addWidget(m_hash);
    layout->addWidget(m_progress, 1);
    layout->addWidget(button(m_verify, "verifyFile"));
    layout->addWidget(button(m_export, "exportFromSignOff"));
    return line;
}

QWidget* SignOffScreen::makeSignatures() {
    auto* pane = new QWidget(this);
    auto* header = new SectionHeader(tr("Who stands for it"), pane);
    m_views = new QButtonGroup(this);
    for (const auto& [id, name, text] : {std::tuple(int(SignaturesView), "showSignatures", tr("Signatures")), std::tuple(int(PeopleView), "showPeople", tr("People"))}) {
        auto* button = new QToolButton(header);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(id == SignaturesView);
        m_views->addButton(button, id);
        header->addTool(button);
    }
    m_signatures = new SignatureTableModel(this);
    m_table = new DenseTable(QStringLiteral("signoff/signatures"), this);
    m_table->setObjectName(QStringLiteral("signatureTable"));
    m_table->setAccessibleName(tr("Signatures"));
    m_table->setModel(m_signatures);
    m_table->setColumnCharacters({20, 14, 11, 18, 18, 23, 8});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setEmptyText(tr("Nobody has signed this document yet."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SignOffScreen::chooseSignature);
    m_people = new PeoplePane(this);
    connect(m_people, &PeoplePane::countChanged, this, [this](int count) {
        m_views->button(PeopleView)->setText(count == 0 ? tr("People") : tr("People  %1").arg(count));
    });
    m_viewPages = new QStackedWidget(pane);
    m_viewPages->addWidget(m_table);
    m_viewPages->addWidget(m_people);
    connect(m_views, &QButtonGroup::idClicked, m_viewPages, &QStackedWidget::setCurrentIndex);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_viewPages, 1);
    return pane;
}

void SignOffScreen::makeActions() {
    addPageAction(this, QStringLiteral("signoff/approve"), tr("Approve the rules"), QStringLiteral("signoff"), QKeySequence(Qt::ALT | Qt::Key_1),
                  [this] { m_act->choose(sign::Act::Approval); });
    addPageAction(this, QStringLiteral("signoff/accept"), tr("Accept a run"), QStringLiteral("ok-circle"), QKeySequence(Qt::ALT | Qt::Key_2),
                  [this] { m_act->choose(sign::Act::Acceptance); });
    addPageAction(this, QStringLiteral("signoff/sign"), tr("Sign"), QStringLiteral("key"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_act->startSigning(); });
    addPageAction(this, QStringLiteral("signoff/people"), tr("People and their keys"), QStringLiteral("person"), QKeySequence(Qt::ALT | Qt::Key_3),
                  [this] { m_views->button(PeopleView)->click(); });
    addPageAction(this, QStringLiteral("signoff/signatures"), tr("Signatures"), QStringLiteral("signoff"), QKeySequence(Qt::ALT | Qt::Key_4),
                  [this] { m_views->button(SignaturesView)->click(); });
    m_verify = addPageAction(this, QStringLiteral("signoff/verify"), tr("Verify a file…"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
                             [this] { askWhatToVerify(); });
    m_verify->setToolTip(tr("Whether an exported specification or a document is what was signed"));
    m_export = addPageAction(this, QStringLiteral("signoff/export"), tr("Export the specification…"), QStringLiteral("export"), {},
                             [this] { Q_EMIT windowActionRequested(QStringLiteral("export")); });
}

void SignOffScreen::setProject(Project* project) {
    if (m_project)
        m_project->signatures().disconnect(this);
    m_project = project;
    m_verification->cancel();
    m_progress->watch(nullptr);
    m_notice->hide();
    m_tampered.clear();
    m_act->setProject(project);
    m_people->setProject(project);
    m_changes->setProject(project);
    if (!project)
        return;
    connect(&project->signatures(), &Signatures::changed, this, &SignOffScreen::showFound);
    connect(&project->signatures(), &Signatures::outlookChanged, this, [this] { m_changes->show(*m_project->signatures().outlook()); });
    showFound();
}

void SignOffScreen::showEvent(QShowEvent* event) {
    Screen::showEvent(event);
    if (m_project)
        m_project->signatures().setWatched(true);
}

void SignOffScreen::hideEvent(QHideEvent* event) {
    Screen::hideEvent(event);
    if (m_project)
        m_project->signatures().setWatched(false);
}

void SignOffScreen::entered() {
    if (!m_project)
        return;
    m_project->signatures().setWatched(true);
    m_act->entered();
    m_act->startSigning();
}

void SignOffScreen::showFound() {
    using DocumentStanding = sign::Verification::Standing;
    const auto found = m_project->signatures().found();
    switch (found->standing()) {
    case DocumentStanding::Draft: m_standing->set(Sign::Open, tr("draft, not signed")); break;
    case DocumentStanding::Stale: m_standing->set(Sign::Warning, tr("stale")); break;
    case DocumentStanding::InPart: m_standing->set(Sign::Note, tr("signed in part")); break;
    case DocumentStanding::Approved: m_standing->set(Sign::Ok, tr("approved")); break;
    }
    m_hash->setText(found->documentHash.empty() ? QString() : tr("Content hash %1").arg(qt(found->documentHash.substr(0, 12))));
    m_hash->setToolTip(qt(found->documentHash));
    const sign::SignatureState* chosen = m_signatures->signatureAt(m_table->currentIndex().row());
    const std::string digest = chosen ? chosen->digest : std::string();
    m_signatures->setFound(found, m_project->document());
    if (const int row = m_signatures->rowOf(digest); row >= 0 && row != m_table->currentIndex().row())
        m_table->setCurrentIndex(m_signatures->index(row, 0));
    const auto count = m_signatures->rowCount();
    m_views->button(SignaturesView)->setText(count == 0 ? tr("Signatures") : tr("Signatures  %1").arg(count));
    // Said once: whoever has read it may put it away.
    const QString tampered = found->tampered.empty() ? QString()
                                                     : tr("Something is not what was written — %1: %2")
                                                           .arg(coreText(found->tampered.front().where), coreText(found->tampered.front().what));
    if (std::exchange(m_tampered, tampered) != tampered && !tampered.isEmpty())
        say(Sign::Error, tampered);
}

void SignOffScreen::chooseSignature() {
    const sign::SignatureState* chosen = m_signatures->signatureAt(m_table->currentIndex().row());
    if (chosen)
        m_act->compareWith(chosen->digest);
}

void SignOffScreen::go(const sign::Gate& gate) {
    if (!gate.element.isNull() && m_project)
        m_project->requestShow(gate.element);
    else if (gate.found == sign::Gate::Found::Run)
        Q_EMIT windowActionRequested(QStringLiteral("show/testload"));
    else if (gate.found == sign::Gate::Found::Validation)
        Q_EMIT windowActionRequested(QStringLiteral("show/validate"));
    else if (gate.found == sign::Gate::Found::Review)
        Q_EMIT windowActionRequested(QStringLiteral("show/review"));
}

void SignOffScreen::askWhatToVerify() {
    const QString folder = m_project && !m_project->path().isEmpty() ? QFileInfo(m_project->path()).absolutePath() : QString();
    askForFile(this, FileQuestion::Open, tr("Verify a file"), {}, folder, [this](const QString& path) { verifyFile(path); });
}

void SignOffScreen::verifyFile(const QString& path) {
    if (!m_project)
        return;
    m_notice->hide();
    m_verification->start(m_project->tasks(), path);
    m_progress->watch(m_verification->job());
}

void SignOffScreen::say(Sign sign, const QString& text) {
    m_noticeSign->set(sign, sign == Sign::Ok ? tr("verified") : sign == Sign::Note ? tr("not signed") : sign == Sign::Warning ? tr("does not hold") : tr("not verified"));
    m_noticeText->setText(text);
    m_notice->show();
}

std::vector<Screen::PictureState> SignOffScreen::pictureStates() {
    return {{QStringLiteral("accept"), [this] { m_act->choose(sign::Act::Acceptance); }},
            {QStringLiteral("people"), [this] {
                 m_act->choose(sign::Act::Approval);
                 m_views->button(PeopleView)->click();
             }}};
}

} // namespace mw::ui
