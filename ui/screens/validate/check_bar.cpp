// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/check_bar.h"

#include "core/mapping/paired_queries.h"
#include "ui/commands/check_edits.h"
#include "ui/models/element_reference.h"
#include "ui/models/project.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

std::string fieldsOf(const mapping::Check& check) {
    std::string text;
    for (const std::string& field : check.fields)
        text += (text.empty() ? "" : ", ") + field;
    return text;
}

/// What of the counts a check is.
std::string figureOf(const mapping::Check& check) {
    const auto of = check.parameters.find("of");
    return of == check.parameters.end() ? std::string() : of->second;
}

} // namespace

CheckBar::CheckBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("checkBar"));
    setProperty("role", QStringLiteral("chrome"));
    setAttribute(Qt::WA_StyledBackground);
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("checkFacts"));
    m_facts->setWordWrap(true);
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_proves = new QLabel(this);
    m_proves->setObjectName(QStringLiteral("checkProves"));
    m_proves->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_proves->setWordWrap(true);
    connect(m_proves, &QLabel::linkActivated, this, [this](const QString& reference) {
        if (m_project)
            m_project->requestShow(elementOf(m_project->document(), utf8(reference)));
    });
    const auto tool = [this](const char* name) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        return button;
    };
    m_edit = tool("editCheck");
    m_edit->setText(tr("Edit…"));
    connect(m_edit, &QToolButton::clicked, this, &CheckBar::edit);
    m_switch = tool("switchCheck");
    connect(m_switch, &QToolButton::clicked, this, &CheckBar::toggle);
    m_onlyWarns = tool("checkOnlyWarns");
    m_onlyWarns->setText(tr("Only warns"));
    m_onlyWarns->setToolTip(tr("That it does not hold is told, but the validation does not fail by it"));
    m_onlyWarns->setCheckable(true);
    connect(m_onlyWarns, &QToolButton::clicked, this, [this](bool warns) {
        if (m_project && m_check)
            m_project->apply(edits::weighCheck(m_project->document(), *m_check, m_project->ids(), warns ? "warning" : "error"));
    });
    m_remove = tool("removeCheck");
    m_remove->setText(tr("As derived"));
    m_remove->setToolTip(tr("Takes what was declared away: what schema and rules give holds again"));
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_project && m_check)
            m_project->apply(edits::removeCheck(m_project->document(), *m_check));
    });
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::kXs);
    tools->addWidget(m_edit);
    tools->addWidget(m_switch);
    tools->addWidget(m_onlyWarns);
    tools->addWidget(m_remove);
    tools->addStretch(1);

    m_form = new QWidget(this);
    m_reason = new QLineEdit(m_form);
    m_reason->setObjectName(QStringLiteral("switchOffReason"));
    m_reason->setPlaceholderText(tr("the reason"));
    m_reason->setAccessibleName(tr("Why the check is switched off"));
    auto* take = new QPushButton(tr("Switch off"), m_form);
    take->setObjectName(QStringLiteral("switchOffTake"));
    take->setProperty("primary", true);
    connect(take, &QPushButton::clicked, this, &CheckBar::switchOff);
    connect(m_reason, &QLineEdit::returnPressed, this, &CheckBar::switchOff);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_form, m_form, &QWidget::hide, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    auto* form = new QHBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::kS);
    form->addWidget(m_reason, 1);
    form->addWidget(take);
    m_form->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kXs);
    layout->addWidget(m_facts);
    layout->addWidget(m_proves);
    layout->addLayout(tools);
    layout->addWidget(m_form);
    fill();
}

void CheckBar::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    if (project)
        connect(project, &Project::changed, this, &CheckBar::fill);
    show(nullptr);
}

void CheckBar::show(const validate::CheckResult* check) {
    m_kind = check ? check->kind : std::string();
    if (check) {
        m_reference = check->id;
        m_entity = check->entity;
        m_field = check->field;
        m_of.clear();
    }
    m_form->hide();
    fill();
}

void CheckBar::find() {
    m_check.reset();
    if (!m_project || m_kind.empty())
        return;
    // One that was declared since stands where the derived one stood.
    for (mapping::CheckInEffect& each : mapping::checksInEffect(m_project->document())) {
        if (each.entity != m_entity || each.check.kind != m_kind || fieldsOf(each.check) != m_field)
            continue;
        if (each.check.reference == m_reference || (!m_check && figureOf(each.check) == m_of))
            m_check = std::move(each);
    }
    if (m_check) {
        m_of = figureOf(m_check->check);
        m_reference = m_check->check.reference;
    }
}

void CheckBar::fill() {
    find();
    setVisible(m_check.has_value());
    if (!m_check)
        return;
    const mapping::Check& check = m_check->check;
    QString facts = m_check->isDerived ? tr("Derived: %1.").arg(coreText(m_check->because))
                                       : tr("Declared as %1.").arg(qt(check.reference));
    if (check.offBecause)
        facts += QStringLiteral(" ") + tr("Switched off: %1").arg(qt(*check.offBecause));
    m_facts->setText(facts);
    QStringList links;
    for (const std::string& reference : m_check->proves) {
        const QString shown = qt(reference).toHtmlEscaped();
        links << (elementOf(m_project->document(), reference).isNull() ? shown : QStringLiteral("<a href=\"%1\">%1</a>").arg(shown));
    }
    m_proves->setText(tr("Proves %1").arg(links.join(QStringLiteral(", "))));
    m_proves->setVisible(!links.isEmpty());
    m_edit->setVisible(mapping::isOfPairedQueries(check.kind) && !m_check->isDerived);
    m_switch->setText(check.offBecause ? tr("Switch on") : tr("Switch off…"));
    m_onlyWarns->setChecked(check.severity == "warning");
    m_onlyWarns->setVisible(!check.offBecause);
    m_remove->setVisible(!m_check->isDerived);
    m_remove->setText(m_check->because.empty() ? tr("Take away") : tr("As derived"));
}

void CheckBar::edit() {
    if (m_check && !m_check->isDerived && mapping::isOfPairedQueries(m_check->check.kind))
        Q_EMIT editRequested(m_check->check);
}

void CheckBar::toggle() {
    if (!m_project || !m_check)
        return;
    if (m_check->check.offBecause) {
        m_project->apply(edits::switchCheck(m_project->document(), *m_check, m_project->ids(), std::nullopt));
        return;
    }
    m_reason->clear();
    m_form->show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void CheckBar::switchOff() {
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_form->hide();
    m_project->apply(edits::switchCheck(m_project->document(), *m_check, m_project->ids(), utf8(reason)));
}

} // namespace mw::ui
