// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/act_pane.h"

#include "core/document/element_places.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/models/signature_table_model.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/signoff/gate_list.h"
#include "ui/screens/signoff/passphrase_line.h"
#include "ui/widgets/section_header.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
const QString kRoleKey = QStringLiteral("person/role");
enum ActButton { Approve, Accept };
} // namespace

ActPane::ActPane(QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_gates = new GateList(this);
    connect(m_gates, &GateList::goRequested, this, &ActPane::goRequested);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_gates);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeChoice());
    layout->addWidget(scroll, 1);
    layout->addWidget(makeForm());
}

QWidget* ActPane::makeChoice() {
    auto* choice = new QWidget(this);
    m_header = new SectionHeader(tr("Gates"), choice);
    m_acts = new QButtonGroup(this);
    for (const auto& [id, name, text] : {std::tuple(int(Approve), "actApprove", tr("Approve the rules")), std::tuple(int(Accept), "actAccept", tr("Accept a run"))}) {
        auto* button = new QToolButton(m_header);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(id == Approve);
        m_acts->addButton(button, id);
        m_header->addTool(button);
    }
    connect(m_acts, &QButtonGroup::idClicked, this, [this] {
        fillScopes();
        intend();
    });
    m_scope = new QComboBox(choice);
    m_scope->setObjectName(QStringLiteral("signScope"));
    m_scope->setMaxVisibleItems(20);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            intend();
    });
    auto* line = new QHBoxLayout;
    line->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    line->addWidget(m_scope, 1);
    auto* layout = new QVBoxLayout(choice);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(line);
    return choice;
}

QWidget* ActPane::makeForm() {
    auto* form = new QWidget(this);
    form->setProperty("role", QStringLiteral("chrome"));
    form->setAttribute(Qt::WA_StyledBackground);
    const auto label = [form](const char* name, const char* role) {
        auto* made = new QLabel(form);
        made->setObjectName(QLatin1String(name));
        made->setProperty("role", QLatin1String(role));
        made->setWordWrap(true);
        return made;
    };
    m_meaning = label("signMeaning", "strong");
    m_about = label("signAbout", "muted");
    m_name = new QLineEdit(personName(), form);
    m_name->setObjectName(QStringLiteral("signName"));
    m_name->setPlaceholderText(tr("Your name"));
    m_name->setAccessibleName(tr("Your name"));
    connect(m_name, &QLineEdit::textChanged, this, &ActPane::intend);
    m_role = new QComboBox(form);
    m_role->setObjectName(QStringLiteral("signRole"));
    m_role->setAccessibleName(tr("As what you sign"));
    for (const std::string_view role : sign::kRoles)
        m_role->addItem(roleText(std::string(role)), qt(role));
    m_role->setCurrentIndex(qMax(0, m_role->findData(QSettings().value(kRoleKey, QStringLiteral("approver")))));
    connect(m_role, &QComboBox::currentIndexChanged, this, &ActPane::intend);
    m_passphrase = new PassphraseLine(QStringLiteral("sign"), tr("Approve"), form);
    connect(m_passphrase, &PassphraseLine::given, this, &ActPane::sign);
    connect(m_passphrase, &PassphraseLine::refused, this, [this](const QString& why) { say(why, true); });
    m_key = label("signKey", "small");
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message = label("signMessage", "muted");
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_message->hide();
    connect(m_message, &QLabel::linkActivated, this, &ActPane::saveRequested);
    auto* who = new QHBoxLayout;
    who->setSpacing(space::kS);
    who->addWidget(m_name, 1);
    who->addWidget(m_role);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(space::kM, space::kS, space::kM, space::kM);
    layout->setSpacing(space::kXs + 2);
    layout->addWidget(m_meaning);
    layout->addWidget(m_about);
    layout->addLayout(who);
    layout->addWidget(m_passphrase);
    layout->addWidget(m_key);
    layout->addWidget(m_message);
    return form;
}

bool ActPane::isAcceptance() const { return m_acts->checkedId() == Accept; }

void ActPane::setProject(Project* project) {
    if (m_project) {
        m_project->disconnect(this);
        m_project->runs().disconnect(this);
        m_project->signatures().disconnect(this);
    }
    m_project = project;
    m_against.clear();
    m_passphrase->clear();
    say({}, false);
    m_gates->setGates({});
    if (!project)
        return;
    Signatures& signatures = project->signatures();
    connect(project, &Project::changed, this, [this] {
        say({}, false); // it was about another state
        if (isVisible())
            fillScopes();
    });
    connect(project, &Project::savedChanged, this, &ActPane::fill);
    connect(&project->undoStack(), &QUndoStack::indexChanged, this, &ActPane::fill);
    connect(&project->runs(), &Runs::listChanged, this, [this] {
        fillScopes();
        intend();
    });
    connect(&signatures, &Signatures::outlookChanged, this, &ActPane::fill);
    connect(&signatures, &Signatures::signingChanged, this, [this] {
        m_passphrase->setBusy(m_project->signatures().isSigning());
        if (m_project->signatures().isSigning())
            say(tr("Signing…"), false);
    });
    connect(&signatures, &Signatures::signedNow, this, [this](const QString& text) { say(text, false); });
    connect(&signatures, &Signatures::failed, this, [this](const QString& why) { say(why, true); });
    fillScopes();
    intend();
}

void ActPane::entered() {
    fillScopes();
    intend();
}

void ActPane::choose(sign::Act act) {
    m_acts->button(act == sign::Act::Acceptance ? Accept : Approve)->click();
    m_scope->setFocus(Qt::OtherFocusReason);
}

void ActPane::compareWith(const std::string& digest) {
    m_against = digest;
    intend();
}

void ActPane::startSigning() {
    if (m_name->text().trimmed().isEmpty())
        m_name->setFocus(Qt::OtherFocusReason);
    else
        m_passphrase->focusPassphrase();
}

/// What may be signed: the whole and its parts, or the runs that ended well.
void ActPane::fillScopes() {
    if (!m_project)
        return;
    m_isFilling = true;
    const QVariant was = m_scope->currentData();
    m_scope->clear();
    const mapping::Document& document = m_project->document();
    if (isAcceptance()) {
        m_scope->setAccessibleName(tr("The run to accept"));
        for (const evidence::RunRecord& run : m_project->runs().list())
            if (run.state == evidence::RunRecord::State::Done)
                m_scope->addItem(tr("run #%1 of %2, %3 loaded")
                                     .arg(run.id)
                                     .arg(QDateTime::fromMSecsSinceEpoch(run.finishedMicros / 1000).toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                                          formatCount(run.result.ledger.loaded + run.result.ledger.handedOver)),
                                 qlonglong(run.id));
    } else {
        m_scope->setAccessibleName(tr("What to approve"));
        m_scope->addItem(tr("the whole document"), QString());
        for (const mapping::EntityMapping& mapping : document.mappings)
            m_scope->addItem(tr("only %1, with what it uses").arg(coreText(document::placeOf(document, mapping.id))), qt(mapping.id.text()));
        for (const mapping::ValueMap& map : document.valueMaps)
            m_scope->addItem(tr("only %1").arg(coreText(document::placeOf(document, map.id))), qt(map.id.text()));
    }
    m_scope->setCurrentIndex(qMax(0, m_scope->findData(was)));
    m_scope->setEnabled(m_scope->count() > 0);
    m_isFilling = false;
}

void ActPane::intend() {
    if (!m_project)
        return;
    SigningIntent intent;
    intent.act = isAcceptance() ? sign::Act::Acceptance : sign::Act::Approval;
    if (isAcceptance())
        intent.run = m_scope->currentData().toLongLong();
    else
        intent.part = Id(utf8(m_scope->currentData().toString()));
    intent.name = utf8(m_name->text().trimmed());
    intent.role = utf8(m_role->currentData().toString());
    intent.against = m_against;
    m_project->signatures().setIntent(intent);
    fill();
}

void ActPane::fill() {
    if (!m_project)
        return;
    const SigningOutlook& outlook = *m_project->signatures().outlook();
    m_gates->setGates(outlook.gates);
    const std::size_t closed = outlook.closed();
    m_header->setFact(outlook.gates.empty() ? QString() : closed == 0 ? tr("all open") : tr("%Ln closed", nullptr, int(closed)));
    const QString scope = m_scope->currentText();
    if (isAcceptance()) {
        m_meaning->setText(m_scope->count() > 0 ? tr("“I accept run %1.”").arg(m_scope->currentData().toLongLong()) : tr("There is no run to accept yet."));
        m_about->setText(tr("It binds the rules and the evidence of the run: manifest, ledger, rejects, validation, verdicts, audit log. What of these is changed or missing later breaks it, by name."));
    } else {
        const Id part(utf8(m_scope->currentData().toString()));
        m_meaning->setText(part.isNull() ? tr("“I approve the rules of this document.”")
                                         : tr("“I approve the rules of %1.”").arg(coreText(document::placeOf(m_project->document(), part))));
        m_about->setText(tr("It binds what it covers as it is now. An edit of that makes it stale, and only that; comments, owners and layout do not."));
    }
    if (!m_project->undoStack().isClean())
        m_about->setText(m_about->text() + u' ' + tr("Signing saves the document."));
    const bool hasFile = !m_project->path().isEmpty();
    const bool isNamed = !m_name->text().trimmed().isEmpty();
    m_passphrase->setAct(isAcceptance() ? tr("Accept") : tr("Approve"));
    m_passphrase->setNewKey(isNamed && outlook.fingerprint.empty() && !outlook.keyProblem);
    m_passphrase->setActEnabled(hasFile && isNamed && closed == 0 && !outlook.gates.empty() && !m_project->signatures().isSigning());
    if (!isNamed)
        m_key->setText(tr("Your key is found by your name."));
    else if (outlook.keyProblem)
        m_key->setText(messageWithPlace(*outlook.keyProblem));
    else if (outlook.fingerprint.empty())
        m_key->setText(tr("There is no key of that name on this machine yet. One is made and kept under this passphrase."));
    else
        m_key->setText(tr("Key %1").arg(qt(outlook.fingerprint)));
    m_key->setToolTip(qt(outlook.keyPath));
    if (!hasFile)
        say(tr("A signature stands in the document's file: <a href=\"save\">save it first</a>."), false);
}

void ActPane::sign(const QString& passphrase) {
    rememberPerson(m_name->text().trimmed());
    QSettings().setValue(kRoleKey, m_role->currentData());
    intend();
    m_project->signatures().sign(passphrase);
}

void ActPane::say(const QString& text, bool isError) {
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!text.isEmpty());
}

} // namespace mw::ui
