// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/discussion_tab.h"

#include "core/base/clock.h"
#include "core/mapping/discussion.h"
#include "ui/present/discussion_text.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr int kTextHeight = 68;
const QString kDateFormat = QStringLiteral("yyyy-MM-dd");

std::string now() { return printUtc(Clock::system().nowMicros()); }
} // namespace

DiscussionTab::DiscussionTab(MapFields* fields, QWidget* parent) : QWidget(parent), m_fields(fields) {
    setObjectName(QStringLiteral("discussionTab"));
    m_said = new QTextBrowser(this);
    m_said->setObjectName(QStringLiteral("discussionSaid"));
    m_said->setAccessibleName(tr("What was said"));
    m_said->setOpenLinks(false);
    m_said->setFrameShape(QFrame::NoFrame);
    m_said->document()->setDocumentMargin(space::kM);
    connect(m_said, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { act(link.toString()); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_said, 1);
    layout->addWidget(makeComposer());
    connect(m_fields, &MapFields::rebuilt, this, &DiscussionTab::watch);
    begin(Mode::Comment);
    follow();
}

QWidget* DiscussionTab::makeComposer() {
    auto* composer = new QWidget(this);
    composer->setProperty("role", QStringLiteral("chrome"));
    composer->setAttribute(Qt::WA_StyledBackground);
    m_about = new QLabel(composer);
    m_about->setObjectName(QStringLiteral("discussionAbout"));
    m_about->setProperty("role", QStringLiteral("muted"));
    m_about->setWordWrap(true);
    m_text = new QPlainTextEdit(composer);
    m_text->setObjectName(QStringLiteral("discussionText"));
    m_text->setAccessibleName(tr("What you say"));
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_why = new QLineEdit(composer);
    m_why->setObjectName(QStringLiteral("discussionWhy"));
    m_why->setPlaceholderText(tr("Why, and what else was looked at"));
    m_question = new QWidget(composer);
    m_addressee = new QComboBox(m_question);
    m_addressee->setObjectName(QStringLiteral("questionTo"));
    m_addressee->setEditable(true);
    m_addressee->lineEdit()->setPlaceholderText(tr("everybody"));
    m_due = new QLineEdit(m_question);
    m_due->setObjectName(QStringLiteral("questionDue"));
    m_due->setPlaceholderText(tr("yyyy-mm-dd"));
    m_blocking = new QCheckBox(tr("Nothing is approved before it is closed"), m_question);
    m_blocking->setObjectName(QStringLiteral("questionBlocking"));
    auto* form = new QFormLayout(m_question);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::kXs);
    form->addRow(tr("Asked of"), m_addressee);
    form->addRow(tr("Until"), m_due);
    form->addRow(m_blocking);
    m_person = new QLineEdit(composer);
    m_person->setObjectName(QStringLiteral("discussionPerson"));
    m_person->setPlaceholderText(tr("Your name"));
    m_person->setAccessibleName(tr("Your name"));
    m_error = new QLabel(composer);
    m_error->setObjectName(QStringLiteral("discussionError"));
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_ask = new QToolButton(composer);
    m_ask->setObjectName(QStringLiteral("discussionAsk"));
    m_ask->setText(tr("Ask a question…"));
    connect(m_ask, &QToolButton::clicked, this, [this] { begin(Mode::Ask); });
    m_cancel = new QToolButton(composer);
    m_cancel->setObjectName(QStringLiteral("discussionCancel"));
    m_cancel->setText(tr("Cancel"));
    connect(m_cancel, &QToolButton::clicked, this, [this] { begin(Mode::Comment); });
    m_send = new QPushButton(composer);
    m_send->setObjectName(QStringLiteral("discussionSend"));
    m_send->setToolTip(tr("Ctrl+Return"));
    connect(m_send, &QPushButton::clicked, this, &DiscussionTab::send);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kS);
    buttons->addWidget(m_ask);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_send);
    auto* layout = new QVBoxLayout(composer);
    layout->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    layout->setSpacing(space::kXs);
    layout->addWidget(m_about);
    layout->addWidget(m_text);
    layout->addWidget(m_why);
    layout->addWidget(m_question);
    layout->addWidget(m_person);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    return composer;
}

void DiscussionTab::watch() {
    if (m_project != m_fields->project()) {
        if (m_project)
            m_project->disconnect(this);
        m_project = m_fields->project();
        if (m_project)
            connect(m_project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
                if (std::any_of(changes.begin(), changes.end(),
                                [](const mapping::Change& change) { return change.what == mapping::Change::What::Workflow; }))
                    follow();
            });
    }
    follow();
}

void DiscussionTab::setTarget(int target) {
    if (target != m_target) {
        m_target = target;
        begin(Mode::Comment);
    }
    follow();
}

Id DiscussionTab::element() const {
    if (m_target >= 0 && m_target < int(m_fields->targets().size())) {
        const MapFields::Target& target = m_fields->targets()[std::size_t(m_target)];
        return target.fieldMapping.isNull() ? target.field : target.fieldMapping;
    }
    return m_fields->mappingId();
}

void DiscussionTab::follow() {
    const Project* const project = m_fields->project();
    const Id about = element();
    const bool isThere = project && !about.isNull();
    setEnabled(isThere);
    // What was said before the field was mapped is about the field itself.
    std::vector<mapping::Thread> threads;
    if (isThere) {
        threads = mapping::threads(project->document(), about.text());
        if (m_target >= 0 && m_target < int(m_fields->targets().size()) && m_fields->targets()[std::size_t(m_target)].field != about)
            for (mapping::Thread& each : mapping::threads(project->document(), m_fields->targets()[std::size_t(m_target)].field.text()))
                threads.push_back(std::move(each));
    }
    const int place = m_said->verticalScrollBar()->value();
    m_said->setHtml(threads.empty() ? QStringLiteral("<p style=\"color:%1\">%2</p>").arg(theme::colors().textMuted.name(), tr("Nobody has said anything about it yet. A name behind @ calls somebody."))
                                    : discussionHtml(threads));
    m_said->verticalScrollBar()->setValue(place);
    if (m_count != int(threads.size())) {
        m_count = int(threads.size());
        Q_EMIT countChanged();
    }
    if (isThere) {
        const QString asked = m_addressee->currentText();
        m_addressee->clear();
        for (const std::string& name : mapping::knownPeople(project->document()))
            m_addressee->addItem(qt(name));
        m_addressee->setCurrentText(asked);
    }
}

void DiscussionTab::begin(Mode mode, const Id& thread) {
    m_mode = mode;
    m_thread = thread;
    const Project* const project = m_fields->project();
    const auto about = project && !thread.isNull() ? mapping::threadOf(project->document(), thread.text()) : std::nullopt;
    const QString name = about && about->first->question ? qt(about->first->question->reference) : about ? qt(about->first->author) : QString();
    m_about->setText(mode == Mode::Reply    ? tr("Your answer to %1:").arg(name)
                     : mode == Mode::Decide ? tr("What is decided about %1:").arg(name)
                     : mode == Mode::Ask    ? tr("What do you want to know?")
                                            : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    m_text->setPlaceholderText(mode == Mode::Comment ? tr("Comment…") : QString());
    m_question->setVisible(mode == Mode::Ask);
    m_why->setVisible(mode == Mode::Decide);
    m_person->setVisible(personName().isEmpty());
    m_ask->setVisible(mode == Mode::Comment);
    m_cancel->setVisible(mode != Mode::Comment);
    m_send->setText(mode == Mode::Reply ? tr("Answer") : mode == Mode::Decide ? tr("Decide") : mode == Mode::Ask ? tr("Ask") : tr("Comment"));
    m_error->hide();
    if (mode == Mode::Comment) {
        m_text->clear();
        m_why->clear();
        m_due->clear();
        m_blocking->setChecked(false);
        m_addressee->setCurrentText({});
    } else {
        m_text->setFocus();
    }
}

void DiscussionTab::act(const QString& link) {
    const QString what = link.section(u':', 0, 0);
    const Id thread(utf8(link.section(u':', 1)));
    Project* const project = m_fields->project();
    if (!project)
        return;
    if (what == u"reply")
        begin(Mode::Reply, thread);
    else if (what == u"decide")
        begin(Mode::Decide, thread);
    else if (what == u"close")
        apply(mapping::closeQuestion(project->document(), thread, now(), utf8(tr("Close a question"))));
    else if (what == u"reopen")
        apply(mapping::closeQuestion(project->document(), thread, {}, utf8(tr("Open a question again"))));
    else if (what == u"remove")
        apply(mapping::removeComment(project->document(), thread, utf8(tr("Remove a comment"))));
}

bool DiscussionTab::apply(Result<mapping::Edit> edit) {
    if (!edit) {
        m_error->setText(messageWithPlace(edit.error()));
        m_error->show();
        return false;
    }
    return m_fields->project()->apply(std::move(edit).value());
}

void DiscussionTab::send() {
    Project* const project = m_fields->project();
    if (!project)
        return;
    const auto refuse = [this](QWidget* where, const QString& why) {
        m_error->setText(why);
        m_error->show();
        where->setFocus();
    };
    const QString text = m_text->toPlainText().trimmed(), due = m_due->text().trimmed();
    if (text.isEmpty())
        return m_text->setFocus();
    const QString person = m_person->isHidden() ? personName() : m_person->text().trimmed();
    if (person.isEmpty())
        return refuse(m_person, tr("Who says it? The name is remembered."));
    if (m_mode == Mode::Ask && !due.isEmpty() && !QDate::fromString(due, kDateFormat).isValid())
        return refuse(m_due, tr("%1 is no day. Days are written like 2026-12-24.").arg(due));
    rememberPerson(person);
    const mapping::Remark remark{utf8(person), now(), utf8(text)};
    const mapping::Document& document = project->document();
    bool done = false;
    switch (m_mode) {
    case Mode::Comment:
        done = apply(mapping::beginThread(document, element(), remark, {}, project->ids(), utf8(tr("Comment"))));
        break;
    case Mode::Ask: {
        mapping::Question question;
        question.addressee = utf8(m_addressee->currentText().trimmed());
        question.due = utf8(due);
        question.blocking = m_blocking->isChecked();
        done = apply(mapping::beginThread(document, element(), remark, std::move(question), project->ids(), utf8(tr("Ask a question"))));
        break;
    }
    case Mode::Reply:
        done = apply(mapping::reply(document, m_thread, remark, project->ids(), utf8(tr("Answer"))));
        break;
    case Mode::Decide: {
        mapping::Decision decision;
        decision.what = utf8(text);
        decision.why = utf8(m_why->text().trimmed());
        decision.who = utf8(person);
        done = apply(mapping::decide(document, m_thread, std::move(decision), now(), project->ids(), utf8(tr("Decide a question"))));
        break;
    }
    }
    if (done)
        begin(Mode::Comment);
}

bool DiscussionTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier) {
            send();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_mode != Mode::Comment) {
            begin(Mode::Comment);
            return true;
        }
    }
    // Ctrl+Return is the editor's here, not the page's.
    if (watched == m_text && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mw::ui
