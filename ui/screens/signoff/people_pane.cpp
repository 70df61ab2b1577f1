// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/people_pane.h"

#include "ui/models/project.h"
#include "ui/models/signature_table_model.h"
#include "ui/models/signatures.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/signoff/passphrase_line.h"
#include "ui/widgets/dense_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

using Standing = PersonTableModel::Standing;

PeoplePane::PeoplePane(QWidget* parent) : QWidget(parent) {
    m_people = new PersonTableModel(this);
    m_table = new DenseTable(QStringLiteral("signoff/people"), this);
    m_table->setObjectName(QStringLiteral("peopleTable"));
    m_table->setAccessibleName(tr("People"));
    m_table->setModel(m_people);
    m_table->setColumnCharacters({20, 14, 30, 22});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEmptyText(tr("Nobody yet. The first who signs is the lead of this document; the lead enrols the others."));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        begin(Doing::Nothing);
        updateTools();
    });
    const auto tool = [this](const char* name, const QString& text, const char* sign, Doing doing) {
        auto* made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setIcon(icon(QLatin1String(sign)));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(made, &QToolButton::clicked, this, [this, doing] { begin(doing); });
        return made;
    };
    m_enrol = tool("enrolPerson", tr("Enrol…"), "person", Doing::Enrol);
    m_enrol->setToolTip(tr("As the lead: say that this key is that person's, and as what it may sign"));
    m_revoke = tool("revokePerson", tr("Revoke…"), "stop", Doing::Revoke);
    m_revoke->setToolTip(tr("As the lead: take this key back"));
    m_duties = tool("separateDuties", {}, "group", Doing::Duties);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    tools->setSpacing(space::kXs);
    tools->addWidget(m_enrol);
    tools->addWidget(m_revoke);
    tools->addStretch(1);
    tools->addWidget(m_duties);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(tools);
    layout->addWidget(makeForm());
}

QWidget* PeoplePane::makeForm() {
    m_form = new QWidget(this);
    m_form->setProperty("role", QStringLiteral("chrome"));
    m_form->setAttribute(Qt::WA_StyledBackground);
    m_question = new QLabel(m_form);
    m_question->setObjectName(QStringLiteral("peopleQuestion"));
    m_question->setWordWrap(true);
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_roles = new QWidget(m_form);
    auto* roles = new QHBoxLayout(m_roles);
    roles->setContentsMargins(0, 0, 0, 0);
    roles->setSpacing(space::kM);
    for (const std::string_view role : sign::kRoles) {
        auto* box = new QCheckBox(roleText(std::string(role)), m_roles);
        box->setObjectName(QStringLiteral("enrolRole/") + qt(role));
        box->setProperty("signingRole", qt(role));
        roles->addWidget(box);
        m_roleBoxes.push_back(box);
    }
    roles->addStretch(1);
    m_void = new QCheckBox(tr("Nor does anything count that was signed with it so far (the key was stolen)"), m_form);
    m_void->setObjectName(QStringLiteral("revokeVoid"));
    m_passphrase = new PassphraseLine(QStringLiteral("lead"), {}, m_form);
    m_passphrase->setMaximumWidth(460);
    connect(m_passphrase, &PassphraseLine::given, this, &PeoplePane::perform);
    m_message = new QLabel(m_form);
    m_message->setObjectName(QStringLiteral("peopleMessage"));
    m_message->setWordWrap(true);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, [this] { begin(Doing::Nothing); }, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    auto* layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    layout->setSpacing(space::kXs + 2);
    layout->addWidget(m_question);
    layout->addWidget(m_roles);
    layout->addWidget(m_void);
    layout->addWidget(m_passphrase);
    layout->addWidget(m_message);
    m_form->hide();
    return m_form;
}

void PeoplePane::setProject(Project* project) {
    if (m_project)
        m_project->signatures().disconnect(this);
    m_project = project;
    begin(Doing::Nothing);
    if (!project) {
        m_people->setFound({});
        return;
    }
    Signatures& signatures = project->signatures();
    connect(&signatures, &Signatures::changed, this, &PeoplePane::fill);
    connect(&signatures, &Signatures::signingChanged, this, [this] { m_passphrase->setBusy(m_project->signatures().isSigning()); });
    connect(&signatures, &Signatures::signedNow, this, [this] {
        if (std::exchange(m_isMine, false))
            begin(Doing::Nothing);
    });
    connect(&signatures, &Signatures::failed, this, [this](const QString& why) {
        if (std::exchange(m_isMine, false))
            say(why, true);
    });
    fill();
}

void PeoplePane::fill() {
    const std::string was = chosen() ? chosen()->key : std::string();
    m_people->setFound(*m_project->signatures().found());
    m_isSeparate = m_project->signatures().found()->people.areSeparate;
    int row = m_people->rowOf(was);
    if (row < 0)
        row = m_people->rowCount() - 1;
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->setCurrentIndex(m_people->index(row, 0));
    updateTools();
    Q_EMIT countChanged(m_people->rowCount());
}

const PersonTableModel::Row* PeoplePane::chosen() const { return m_people->personAt(m_table->currentIndex().row()); }

void PeoplePane::updateTools() {
    const PersonTableModel::Row* person = chosen();
    m_enrol->setEnabled(person && (person->standing == Standing::NotEnrolled || person->standing == Standing::Enrolled));
    m_enrol->setText(person && person->standing == Standing::Enrolled ? tr("Change roles…") : tr("Enrol…"));
    m_revoke->setEnabled(person && person->standing == Standing::Enrolled);
    m_duties->setEnabled(m_people->rowCount() > 0);
    m_duties->setText(m_isSeparate ? tr("Duties: separate…") : tr("Duties: shared…"));
    m_duties->setToolTip(m_isSeparate ? tr("Nobody signs in two roles") : tr("One person may sign in several roles"));
}

void PeoplePane::begin(Doing doing) {
    m_doing = doing;
    m_passphrase->clear();
    say({}, false);
    m_form->setVisible(doing != Doing::Nothing);
    if (doing == Doing::Nothing || !m_project)
        return;
    const sign::People::Person* lead = m_project->signatures().found()->people.lead();
    const QString leadName = lead ? qt(lead->name) : QString();
    m_roles->setVisible(doing == Doing::Enrol);
    m_void->setVisible(doing == Doing::Revoke);
    m_void->setChecked(false);
    const PersonTableModel::Row* person = chosen();
    if (doing == Doing::Duties) {
        m_question->setText(m_isSeparate ? tr("%1, as the lead: from now on one person may sign in several roles.").arg(leadName)
                                         : tr("%1, as the lead: from now on nobody signs in two roles.").arg(leadName));
        m_passphrase->setAct(m_isSeparate ? tr("Let roles be shared") : tr("Separate duties"));
    } else if (!person) {
        return begin(Doing::Nothing);
    } else if (doing == Doing::Enrol) {
        m_question->setText(tr("%1, as the lead: this key is that of <b>%2</b>. Compare it once by another way: <code>%3</code>")
                                .arg(leadName.toHtmlEscaped(), qt(person->name).toHtmlEscaped(), qt(sign::fingerprint(person->key))));
        for (QCheckBox* box : m_roleBoxes)
            box->setChecked(std::find(person->roles.begin(), person->roles.end(), utf8(box->property("signingRole").toString())) != person->roles.end());
        m_passphrase->setAct(tr("Enrol"));
    } else {
        m_question->setText(tr("%1, as the lead: the key of <b>%2</b> no longer counts; what it has signed so far does.")
                                .arg(leadName.toHtmlEscaped(), qt(person->name).toHtmlEscaped()));
        m_passphrase->setAct(tr("Revoke"));
    }
    m_passphrase->setWhose(leadName);
    m_passphrase->focusPassphrase();
}

void PeoplePane::perform(const QString& passphrase) {
    const PersonTableModel::Row* person = chosen();
    const sign::People::Person* lead = m_project->signatures().found()->people.lead();
    if (!lead || (!person && m_doing != Doing::Duties))
        return;
    m_isMine = true;
    say(tr("Signing…"), false);
    Signatures& signatures = m_project->signatures();
    const QString name = qt(lead->name);
    switch (m_doing) {
    case Doing::Enrol: {
        std::vector<std::string> roles;
        for (const QCheckBox* box : m_roleBoxes)
            if (box->isChecked())
                roles.push_back(utf8(box->property("signingRole").toString()));
        if (roles.size() == m_roleBoxes.size())
            roles.clear(); // all of them, those to come too
        return signatures.enrol(name, passphrase, person->name, sign::fingerprint(person->key), roles);
    }
    case Doing::Revoke: return signatures.revoke(name, passphrase, person->name, !m_void->isChecked());
    case Doing::Duties: return signatures.setDuties(name, passphrase, !m_isSeparate);
    case Doing::Nothing: break;
    }
}

void PeoplePane::say(const QString& text, bool isError) {
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!text.isEmpty());
}

} // namespace mw::ui
