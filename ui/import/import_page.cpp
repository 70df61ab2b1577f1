// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_page.h"

#include "core/base/utf8.h"
#include "ui/import/choice_delegate.h"
#include "ui/import/decision_form.h"
#include "ui/import/preview_header.h"
#include "ui/models/import_field_model.h"
#include "ui/models/preview_rows_model.h"
#include "ui/models/row_trouble_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

constexpr int kFormWidth = 410;
constexpr int kPatienceMs = 250;      // a look that takes longer is told
constexpr int kMostColumnWidth = 280;
constexpr int kRowsForWidth = 30;
constexpr std::size_t kProblemsTold = 3;

} // namespace

ImportPage::ImportPage(Tasks& tasks, QWidget* parent) : QWidget(parent), m_tasks(tasks), m_draft(tasks) {
    setObjectName(QStringLiteral("importPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(QString(), this);
    m_asFound = new QPushButton(tr("All as found"), m_header);
    m_asFound->setObjectName(QStringLiteral("importAsFound"));
    m_asFound->setToolTip(tr("Take back what was decided and leave everything to what is found"));
    auto* cancel = new QPushButton(tr("Cancel"), m_header);
    cancel->setObjectName(QStringLiteral("importCancel"));
    m_accept = new QPushButton(m_header);
    m_accept->setObjectName(QStringLiteral("importAccept"));
    m_accept->setProperty("primary", true);
    m_accept->setAutoDefault(true);
    m_header->addTool(m_asFound);
    m_header->addTool(cancel);
    m_header->addTool(m_accept);

    m_decisions = new DecisionForm(m_draft, this);
    m_decisions->setObjectName(QStringLiteral("importDecisions"));
    m_decisions->setAccessibleName(tr("What was found"));
    m_decisions->setMinimumWidth(320);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("import"), {m_decisions, makePreview()}, {kFormWidth, 760}, {0, 1}, this);
    m_message = new ElidedLabel(this);
    m_message->setObjectName(QStringLiteral("importMessage"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_placeLine = makePlaceLine());
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    m_decisions->setNeighbours(m_name, m_entity);

    m_lookingSoon.setSingleShot(true);
    m_lookingSoon.setInterval(kPatienceMs);
    connect(&m_lookingSoon, &QTimer::timeout, this, &ImportPage::showState);
    connect(m_accept, &QPushButton::clicked, this, &ImportPage::accept);
    connect(cancel, &QPushButton::clicked, this, &ImportPage::cancelled);
    connect(m_asFound, &QPushButton::clicked, &m_draft, &ImportDraft::clearOptions);
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

QWidget* ImportPage::makePlaceLine() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight + space::kXs);
    m_location = new QLineEdit(line);
    m_location->setObjectName(QStringLiteral("importLocation"));
    m_location->setAccessibleName(tr("Location"));
    m_location->setToolTip(tr("A file, a folder, or a wildcard such as orders-*.csv"));
    auto* choose = new QToolButton(line);
    choose->setIcon(icon(QStringLiteral("open")));
    choose->setText(tr("Choose"));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(choose);
    menu->addAction(tr("File…"), this, [this] { chooseFile(false); });
    menu->addAction(tr("Folder…"), this, [this] { chooseFile(true); });
    choose->setMenu(menu);
    m_place = new QComboBox(line);
    m_place->setObjectName(QStringLiteral("importPlace"));
    m_place->setAccessibleName(tr("What is read"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_place->setMinimumContentsLength(30);
    m_name = new QLineEdit(line);
    m_name->setObjectName(QStringLiteral("importName"));
    m_name->setAccessibleName(tr("Name of the connection"));
    m_name->setFixedWidth(150);
    auto* nameLabel = new QLabel(tr("Name"), line);
    nameLabel->setBuddy(m_name);
    nameLabel->setProperty("role", QStringLiteral("muted"));
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 0, space::kS, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_location, 1);
    layout->addWidget(choose);
    layout->addWidget(m_place);
    layout->addSpacing(space::kS);
    layout->addWidget(nameLabel);
    layout->addWidget(m_name);
    connect(m_location, &QLineEdit::editingFinished, this, [this] {
        const QString typed = m_location->text().trimmed();
        if (typed == m_draft.location() || typed.isEmpty())
            return;
        m_draft.setLocation(typed);
        lookAround();
    });
    connect(m_place, &QComboBox::activated, this, &ImportPage::takePlace);
    return line;
}

QToolButton* ImportPage::makeTab(const QString& name, const QString& text, Tab tab) {
    auto* button = new QToolButton(m_preview);
    button->setObjectName(name);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setChecked(tab == RowsTab);
    m_tabs->addButton(button, tab);
    m_preview->addTool(button);
    return button;
}

QWidget* ImportPage::makePreview() {
    auto* pane = new QWidget(this);
    m_preview = new SectionHeader(QString(), pane);
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_entity = new QComboBox(m_preview);
    m_entity->setObjectName(QStringLiteral("importEntity"));
    m_entity->setAccessibleName(tr("Entity"));
    m_entity->setToolTip(tr("The entity in view; of a workbook also a range that you write: Sheet1!A5:F90"));
    m_entity->setEditable(true);
    m_entity->setInsertPolicy(QComboBox::NoInsert);
    m_entity->setMinimumWidth(150);
    m_entity->setMaxVisibleItems(20);
    m_tabs = new QButtonGroup(this);
    m_preview->addTool(m_entity);
    makeTab(QStringLiteral("importRowsTab"), tr("Rows"), RowsTab)->setIcon(icon(QStringLiteral("data")));
    makeTab(QStringLiteral("importFieldsTab"), tr("Fields"), FieldsTab)->setIcon(icon(QStringLiteral("field")));
    makeTab(QStringLiteral("importTroubleTab"), QString(), TroubleTab)->setIcon(icon(QStringLiteral("rejects")));

    m_rows = new PreviewRowsModel(this);
    m_rowsTable = new DenseTable(QString(), pane);
    m_rowsTable->setObjectName(QStringLiteral("importRows"));
    m_rowsTable->setAccessibleName(tr("The first rows"));
    m_rowsTable->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_rowsHeader = new PreviewHeader(m_rowsTable);
    m_rowsTable->setHorizontalHeader(m_rowsHeader);
    m_rowsTable->setModel(m_rows);
    m_rowsTable->verticalHeader()->show();
    m_rowsTable->verticalHeader()->setFixedWidth(52);
    m_rowsTable->setEmptyText(tr("There are no rows."));
    m_fields = new ImportFieldModel(m_draft, this);
    auto* fields = new DenseTable(QStringLiteral("import/fields"), pane);
    fields->setObjectName(QStringLiteral("importFields"));
    fields->setAccessibleName(tr("Fields"));
    fields->setModel(m_fields);
    fields->setItemDelegate(new ChoiceDelegate(fields));
    fields->setColumnCharacters({24, 18, 26, 60});
    fields->setSelectionMode(QAbstractItemView::SingleSelection);
    fields->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked |
                            QAbstractItemView::AnyKeyPressed);
    m_trouble = new RowTroubleModel(this);
    auto* trouble = new DenseTable(QStringLiteral("import/trouble"), pane);
    trouble->setObjectName(QStringLiteral("importTrouble"));
    trouble->setAccessibleName(tr("Row errors and repairs"));
    trouble->setModel(m_trouble);
    trouble->setColumnCharacters({8, 18, 50, 60});
    trouble->setEmptyText(tr("Every record that was looked at is a row as it stands."));
    m_pages = new QStackedWidget(pane);
    m_pages->addWidget(m_rowsTable);
    m_pages->addWidget(fields);
    m_pages->addWidget(trouble);

    m_doubtLine = new QWidget(pane);
    m_doubt = new QLabel(m_doubtLine);
    m_doubt->setObjectName(QStringLiteral("importDoubt"));
    m_doubt->setProperty("role", QStringLiteral("warning"));
    m_asUtf8 = new QPushButton(tr("Read as UTF-8"), m_doubtLine);
    m_asUtf8->setObjectName(QStringLiteral("importAsUtf8"));
    auto* doubtLayout = new QHBoxLayout(m_doubtLine);
    doubtLayout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    doubtLayout->addWidget(m_doubt, 1);
    doubtLayout->addWidget(m_asUtf8);
    m_doubtLine->hide();

    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_preview);
    layout->addWidget(m_doubtLine);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_entity, &QComboBox::activated, this, &ImportPage::takeEntity);
    connect(m_entity->lineEdit(), &QLineEdit::returnPressed, this, &ImportPage::takeEntity);
    connect(m_asUtf8, &QPushButton::clicked, this, [this] { m_draft.setOption("encoding", "UTF-8"); });
    return pane;
}

void ImportPage::showNew(const QString& location) {
    m_header->setTitle(tr("New connection"));
    m_accept->setText(tr("Add connection"));
    m_name->clear();
    m_draft.beginNew(QFileInfo(location).exists() ? QFileInfo(location).absoluteFilePath() : location);
    begin();
}

void ImportPage::showExisting(Project& project, const Id& connection) {
    const mapping::Connection* known = project.document().connection(connection);
    if (!known)
        return;
    m_header->setTitle(tr("Shape of %1").arg(qt(known->name)));
    m_accept->setText(tr("Apply"));
    m_name->setText(qt(known->name));
    m_draft.beginExisting(project.snapshot(), connection, project.places());
    begin();
}

void ImportPage::begin() {
    m_fittedFor.clear();
    m_acceptSoon = false;
    m_rows->show(nullptr, nullptr);
    m_trouble->show(nullptr);
    m_tabs->button(RowsTab)->click();
    m_location->setReadOnly(!m_draft.isNew());
    m_name->setReadOnly(!m_draft.isNew());
    m_place->setVisible(m_draft.isNew());
    m_doubtLine->hide();
    m_header->setFact({});
    m_message->setVisible(false);
    showOptions();
    showShape();
    if (m_draft.isNew())
        lookAround();
    m_accept->setFocus();
}

void ImportPage::leave() {
    m_around.cancel();
    m_lookingSoon.stop();
    m_draft.clear();
    m_rows->show(nullptr, nullptr);
    m_trouble->show(nullptr);
    m_fields->follow();
    m_decisions->follow();
}

void ImportPage::accept() {
    m_acceptSoon = m_draft.isLooking();
    if (!m_draft.isSettled())
        return;
    mapping::Connection made = m_draft.connection();
    if (m_draft.isNew())
        made.name = utf8(m_name->text().trimmed());
    Q_EMIT accepted(made);
}

void ImportPage::chooseFile(bool folder) {
    const auto take = [this](const QString& path) {
        m_draft.setLocation(path);
        lookAround();
    };
    askForFile(this, folder ? FileQuestion::Folder : FileQuestion::Open, folder ? tr("Choose a data folder") : tr("Choose a data file"), {},
               m_draft.location(), take);
}

void ImportPage::lookAround() {
    m_places = {{ImportPlace::Kind::Given, m_draft.location(), 0}};
    m_place->clear();
    m_place->addItem(placeText(m_places.front()));
    m_around.start<QList<ImportPlace>>(
        m_tasks, Tasks::Lane::Quick, tr("Look around"), this,
        [location = m_draft.location()](JobContext&) -> Result<QList<ImportPlace>> { return placesAround(location); },
        [this](Result<QList<ImportPlace>> result) {
            if (!result)
                return;
            m_places = *result;
            m_place->clear();
            for (const ImportPlace& place : m_places)
                m_place->addItem(placeText(place));
        });
}

void ImportPage::takePlace(int index) {
    if (index < 0 || index >= m_places.size())
        return;
    m_draft.setLocation(m_places[index].location); // the other ways stay offered
}

void ImportPage::takeEntity() {
    const std::string wanted = utf8(m_entity->currentText().trimmed());
    const auto shape = m_draft.shape();
    if (wanted.empty() || !shape)
        return;
    if (shape->schema.entity(wanted)) {
        m_draft.showEntity(wanted);
        return;
    }
    const auto location = parseLocation(utf8(m_draft.location()));
    if (m_draft.isNew() && location && !location->path.empty()) {
        m_draft.setLocation(qt(location->path) + u'#' + qt(wanted)); // a range becomes an entity of its own
        m_draft.showEntity(wanted);
    }
}

void ImportPage::showOptions() {
    if (!m_location->hasFocus() || m_location->text().trimmed() == m_draft.location())
        m_location->setText(m_draft.location());
    m_asFound->setEnabled(!m_draft.options().empty());
    m_acceptSoon = false;
    m_lookingSoon.start();
    m_decisions->follow();
    showState();
}

void ImportPage::showShape() {
    const auto shape = m_draft.shape();
    const std::string entity = entityInView(m_draft);
    m_decisions->follow();
    m_fields->follow();
    if (shape) {
        m_header->setFact(coreText(shape->connector->label));
        QStringList names;
        for (const Entity& each : shape->schema.entities)
            names << qt(each.name);
        const QSignalBlocker quiet(m_entity);
        m_entity->clear();
        m_entity->addItems(names);
        m_entity->setCurrentText(qt(entity));
        m_rows->setTypes(shape->schema.entity(entity));
        if (m_draft.isNew() && m_name->text().isEmpty())
            m_name->setPlaceholderText(QFileInfo(m_draft.location()).completeBaseName());
    }
    fitColumns();
    showState();
}

void ImportPage::showRows() {
    const auto rows = m_draft.rows();
    const auto shape = m_draft.shape();
    const int side = m_rowsTable->horizontalScrollBar()->value();
    m_rows->show(rows, shape ? shape->schema.entity(entityInView(m_draft)) : nullptr);
    m_rowsTable->horizontalScrollBar()->setValue(side);
    m_trouble->show(rows);
    fitColumns();
    showState();
}

void ImportPage::fitColumns() {
    QStringList titles;
    for (int i = 0; i < m_rows->columnCount(); ++i)
        titles << m_rows->headerData(i, Qt::Horizontal).toString();
    if (titles == m_fittedFor)
        return;
    m_fittedFor = titles;
    for (int column = 0; column < titles.size(); ++column) {
        int width = m_rowsHeader->titleWidth(column);
        for (int row = 0; row < qMin(kRowsForWidth, m_rows->rowCount()); ++row)
            width = qMax(width, m_rowsTable->fontMetrics().horizontalAdvance(m_rows->index(row, column).data().toString().left(60)) + 2 * space::kS);
        m_rowsTable->setColumnWidth(column, qBound(48, width, kMostColumnWidth));
    }
}

void ImportPage::showState() {
    const auto rows = m_draft.rows();
    const auto shape = m_draft.shape();
    const Entity* entity = shape ? shape->schema.entity(entityInView(m_draft)) : nullptr;
    QStringList facts;
    if (m_draft.isLooking() && !m_lookingSoon.isActive())
        facts << tr("looking…");
    if (rows && rows->complete)
        facts << tr("%n rows", nullptr, int(rows->looked - rows->malformedCount));
    else if (rows)
        facts << (entity && entity->rowEstimate ? tr("the first %1 of about %2 rows").arg(formatCount(rows->count), formatCount(*entity->rowEstimate))
                                                : tr("the first %1 rows").arg(formatCount(rows->count)));
    if (rows)
        facts << tr("%n fields", nullptr, int(rows->fields.size()));
    m_preview->setFact(facts.join(QStringLiteral(" · ")));

    QStringList trouble;
    if (rows && rows->malformedCount > 0)
        trouble << tr("%n row error(s)", nullptr, int(rows->malformedCount));
    if (rows && rows->repairs.count > 0)
        trouble << tr("%n mended", nullptr, int(rows->repairs.count));
    QAbstractButton* tab = m_tabs->button(TroubleTab);
    tab->setText(trouble.isEmpty() ? tr("No row errors") : trouble.join(QStringLiteral(", ")));
    tab->setToolTip(rows ? tr("In the first %1 records").arg(formatCount(rows->looked)) : QString());
    tab->setIcon(icon(rows && rows->malformedCount > 0 ? QStringLiteral("error") : QStringLiteral("rejects")));

    const std::uint64_t doubtful = rows ? rows->doubtful : 0;
    m_doubtLine->setVisible(doubtful > 0);
    if (doubtful > 0) {
        m_doubt->setText(tr("%n value(s) look as if the encoding were another.", nullptr, int(doubtful)));
        const Finding* found = m_draft.detected("encoding");
        const auto set = m_draft.options().find("encoding");
        m_asUtf8->setVisible(set != m_draft.options().end() ? set->second != "UTF-8" : found && found->value != "UTF-8");
    }

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
