// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_page.h"

#include "core/base/utf8.h"
#include "ui/import/decision_form.h"
#include "ui/import/import_place_line.h"
#include "ui/import/import_preview.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kFormWidth = 410, kLeastFormWidth = 320;
constexpr int kPreviewWidth = 760;
constexpr int kPatienceMs = 250; // a look that takes longer is told
constexpr std::size_t kProblemsTold = 3;

} // namespace

ImportPage::ImportPage(Tasks& tasks, QWidget* parent) : QWidget(parent), m_draft(tasks) {
    setObjectName(QStringLiteral("importPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    makeHeader();
    m_place = new ImportPlaceLine(tasks, m_draft, this);
    m_message = new ElidedLabel(this);
    m_message->setObjectName(QStringLiteral("importMessage"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_decisions = new DecisionForm(m_draft, this);
    m_decisions->setObjectName(QStringLiteral("importDecisions"));
    m_decisions->setAccessibleName(tr("What was found"));
    m_decisions->setMinimumWidth(kLeastFormWidth);
    m_preview = new ImportPreview(m_draft, this);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("import"), {m_decisions, m_preview}, {kFormWidth, kPreviewWidth}, {0, 1}, this);
    m_decisions->setNeighbours(m_place->last(), m_preview->first());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_place);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);

    m_lookingSoon.setSingleShot(true);
    m_lookingSoon.setInterval(kPatienceMs);
    connect(&m_lookingSoon, &QTimer::timeout, this, &ImportPage::showState);
    connect(&m_draft, &ImportDraft::optionsChanged, this, &ImportPage::showOptions);
    connect(&m_draft, &ImportDraft::shapeChanged, this, &ImportPage::showShape);
    connect(&m_draft, &ImportDraft::rowsChanged, this, &ImportPage::showRows);
    auto* go = new QAction(tr("Take the connection as shown"), this);
    go->setObjectName(QStringLiteral("import/accept"));
    go->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    go->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(go, &QAction::triggered, this, &ImportPage::accept);
    addAction(go);
}

void ImportPage::makeHeader() {
    m_header = new SectionHeader(QString(), this);
    m_asFound = new QPushButton(tr("All as found"), m_header);
    m_asFound->setObjectName(QStringLiteral("importAsFound"));
    m_asFound->setToolTip(tr("Take back what was decided and leave everything to what is found"));
    m_asMappings = new QPushButton(tr("Read as mappings"), m_header);
    m_asMappings->setObjectName(QStringLiteral("importAsMappings"));
    m_asMappings->setToolTip(tr("It holds no data but says which field goes where: review that as proposals"));
    auto* cancel = new QPushButton(tr("Cancel"), m_header);
    cancel->setObjectName(QStringLiteral("importCancel"));
    m_accept = new QPushButton(m_header);
    m_accept->setObjectName(QStringLiteral("importAccept"));
    m_accept->setProperty("primary", true);
    m_accept->setAutoDefault(true);
    m_header->addTool(m_asFound);
    m_header->addTool(m_asMappings);
    m_header->addTool(cancel);
    m_header->addTool(m_accept);
    connect(m_accept, &QPushButton::clicked, this, &ImportPage::accept);
    connect(cancel, &QPushButton::clicked, this, &ImportPage::cancelled);
    connect(m_asMappings, &QPushButton::clicked, this, [this] {
        if (const auto location = parseLocation(utf8(m_draft.location())))
            Q_EMIT mappingsRequested(qt(location->path));
    });
    connect(m_asFound, &QPushButton::clicked, &m_draft, &ImportDraft::clearOptions);
}

void ImportPage::showNew(const QString& location, bool mayBeMappings) {
    m_mayBeMappings = mayBeMappings;
    m_header->setTitle(tr("New connection"));
    m_accept->setText(tr("Add connection"));
    m_draft.beginNew(QFileInfo(location).exists() ? QFileInfo(location).absoluteFilePath() : location);
    begin(QString());
}

void ImportPage::showExisting(Project& project, const Id& connection) {
    const mapping::Connection* known = project.document().connection(connection);
    if (!known)
        return;
    m_mayBeMappings = false;
    m_header->setTitle(tr("Shape of %1").arg(qt(known->name)));
    m_accept->setText(tr("Apply"));
    m_draft.beginExisting(project.snapshot(), connection, project.places());
    begin(qt(known->name));
}

void ImportPage::begin(const QString& name) {
    m_acceptSoon = false;
    m_header->setFact({});
    m_message->setVisible(false);
    m_place->begin(name);
    m_preview->begin();
    showOptions();
    showShape();
    m_accept->setFocus();
}

void ImportPage::leave() {
    m_lookingSoon.stop();
    m_place->leave();
    m_draft.clear();
    m_preview->begin();
    m_decisions->follow();
}

void ImportPage::accept() {
    m_acceptSoon = m_draft.isLooking();
    if (!m_draft.isSettled())
        return;
    mapping::Connection made = m_draft.connection();
    if (m_draft.isNew())
        made.name = utf8(m_place->name());
    Q_EMIT accepted(made);
}

void ImportPage::showOptions() {
    m_asFound->setEnabled(!m_draft.options().empty());
    m_acceptSoon = false;
    m_lookingSoon.start();
    m_place->follow();
    m_decisions->follow();
    m_preview->showOptions();
    showState();
    Q_EMIT stepsChanged();
}

void ImportPage::showShape() {
    if (m_draft.shape())
        m_header->setFact(coreText(m_draft.shape()->connector->label));
    const std::string& kind = m_draft.shape() ? m_draft.shape()->connector->name : std::string();
    m_asMappings->setVisible(m_mayBeMappings && (kind == "xlsx" || kind == "ods" || kind == "csv"));
    m_place->follow();
    m_decisions->follow();
    m_preview->showShape();
    showState();
}

void ImportPage::showRows() {
    m_preview->showRows();
    showState();
}

void ImportPage::showState() {
    const auto shape = m_draft.shape();
    m_preview->showState(m_draft.isLooking() && !m_lookingSoon.isActive());
    QStringList said;
    if (m_draft.error())
        said << messageWithPlace(*m_draft.error());
    if (shape && !m_draft.error() && !shape->newProblems.empty()) {
        said << tr("%n problem(s) would be new:", nullptr, int(shape->newProblems.size()));
        for (std::size_t i = 0; i < std::min(kProblemsTold, shape->newProblems.size()); ++i)
            said << coreText(shape->newProblems[i]);
    }
    m_message->setProperty("role", m_draft.error() ? QStringLiteral("error") : QStringLiteral("warning"));
    m_message->style()->polish(m_message);
    m_message->setFullText(said.join(QStringLiteral("  ·  ")).replace(QStringLiteral(":  ·  "), QStringLiteral(": ")));
    m_message->setVisible(!said.isEmpty());
    m_accept->setEnabled(!m_draft.error());
    if (m_acceptSoon && m_draft.isSettled())
        QTimer::singleShot(0, this, &ImportPage::accept);
}

void ImportPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui
