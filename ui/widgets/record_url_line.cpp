// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/record_url_line.h"

#include "core/mapping/record_url.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mw::ui {

RecordUrlLine::RecordUrlLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("recordUrlLine"));
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("recordUrl"));
    m_address->setPlaceholderText(QStringLiteral("https://crm.example/{entity}/{key}"));
    m_address->setAccessibleName(tr("Where its records are seen"));
    m_address->setToolTip(tr("An address of the web; {key} stands for the key of a record, {entity} for the name of its entity. The pages Review, Validate and "
                             "Test load open records there."));
    m_address->installEventFilter(this);
    auto* name = new QLabel(tr("Its records are seen at"), this);
    name->setProperty("role", QStringLiteral("muted"));
    name->setBuddy(m_address);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("recordUrlProblem"));
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kS);
    line->addWidget(name);
    line->addWidget(m_address, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    layout->setSpacing(space::kXs);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    connect(m_address, &QLineEdit::editingFinished, this, &RecordUrlLine::take);
    connect(m_address, &QLineEdit::textEdited, this, [this] { say({}); });
}

void RecordUrlLine::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_connection = {};
    fill();
    if (!project)
        return;
    connect(project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
        for (const mapping::Change& change : changes)
            if (change.what == mapping::Change::What::Workflow)
                return fill();
    });
}

void RecordUrlLine::show(const Id& connection) {
    if (connection == m_connection)
        return;
    m_connection = connection;
    fill();
}

std::string RecordUrlLine::kept() const {
    if (!m_project)
        return {};
    const auto& all = m_project->document().workflow.recordUrls;
    const auto found = all.find(m_connection.text());
    return found == all.end() ? std::string() : found->second;
}

void RecordUrlLine::fill() {
    say({});
    if (m_address->text() != qt(kept()))
        m_address->setText(qt(kept()));
}

void RecordUrlLine::take() {
    const mapping::Connection* const connection = m_project ? m_project->document().connection(m_connection) : nullptr;
    const std::string address = utf8(m_address->text().trimmed());
    if (!connection || address == kept())
        return fill();
    if (const auto checked = mapping::checkRecordUrl(address); !address.empty() && !checked)
        return say(message(checked.error()));
    m_project->apply({utf8(tr("Say where records of %1 are seen").arg(qt(connection->name))),
                      {mapping::SetWorkflow{mapping::SetWorkflow::What::RecordUrl, m_connection.text(), address.empty() ? std::nullopt : std::optional(address)}}});
}

void RecordUrlLine::say(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

bool RecordUrlLine::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    fill(); // as it was
    return true;
}

} // namespace mw::ui
