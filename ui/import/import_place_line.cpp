// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_place_line.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"
#include "ui/widgets/file_question.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace mw::ui {

namespace {
constexpr int kNameWidth = 150;
constexpr int kPlaceCharacters = 30;
} // namespace

ImportPlaceLine::ImportPlaceLine(Tasks& tasks, ImportDraft& draft, QWidget* parent) : QWidget(parent), m_tasks(tasks), m_draft(draft) {
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight + space::kXs);
    m_location = new QLineEdit(this);
    m_location->setObjectName(QStringLiteral("importLocation"));
    m_location->setAccessibleName(tr("Location"));
    m_location->setToolTip(tr("A file, a folder, or a wildcard such as orders-*.csv"));
    auto* choose = new QToolButton(this);
    choose->setIcon(icon(QStringLiteral("open")));
    choose->setText(tr("Choose"));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(choose);
    menu->addAction(tr("File…"), this, [this] { chooseFile(false); });
    menu->addAction(tr("Folder…"), this, [this] { chooseFile(true); });
    choose->setMenu(menu);
    m_place = new QComboBox(this);
    m_place->setObjectName(QStringLiteral("importPlace"));
    m_place->setAccessibleName(tr("What is read"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_place->setMinimumContentsLength(kPlaceCharacters);
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("importName"));
    m_name->setAccessibleName(tr("Name of the connection"));
    m_name->setFixedWidth(kNameWidth);
    auto* nameLabel = new QLabel(tr("Name"), this);
    nameLabel->setBuddy(m_name);
    nameLabel->setProperty("role", QStringLiteral("muted"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, 0, space::kS, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_location, 1);
    layout->addWidget(choose);
    layout->addWidget(m_place);
    layout->addSpacing(space::kS);
    layout->addWidget(nameLabel);
    layout->addWidget(m_name);
    connect(m_location, &QLineEdit::editingFinished, this, &ImportPlaceLine::takeTyped);
    connect(m_place, &QComboBox::activated, this, &ImportPlaceLine::takePlace);
}

void ImportPlaceLine::begin(const QString& name) {
    m_name->setText(name);
    m_name->setPlaceholderText({});
    m_location->setReadOnly(!m_draft.isNew());
    m_name->setReadOnly(!m_draft.isNew());
    m_place->setVisible(m_draft.isNew());
    m_location->setText(m_draft.location()); // whatever was being typed was about another
    if (m_draft.isNew())
        lookAround();
}

void ImportPlaceLine::follow() {
    if (!m_location->hasFocus() || m_location->text().trimmed() == m_draft.location())
        m_location->setText(m_draft.location());
    if (m_draft.isNew() && m_draft.shape() && m_name->text().isEmpty())
        m_name->setPlaceholderText(QFileInfo(m_draft.location()).completeBaseName());
}

QString ImportPlaceLine::name() const { return m_name->text().trimmed(); }
QWidget* ImportPlaceLine::last() const { return m_name; }

void ImportPlaceLine::chooseFile(bool folder) {
    const auto take = [this](const QString& path) {
        m_draft.setLocation(path);
        lookAround();
    };
    askForFile(this, folder ? FileQuestion::Folder : FileQuestion::Open, folder ? tr("Choose a data folder") : tr("Choose a data file"), {},
               m_draft.location(), take);
}

void ImportPlaceLine::takeTyped() {
    const QString typed = m_location->text().trimmed();
    if (typed == m_draft.location() || typed.isEmpty())
        return;
    m_draft.setLocation(typed);
    lookAround();
}

void ImportPlaceLine::lookAround() {
    const auto show = [this](const QList<ImportPlace>& places) {
        m_places = places;
        m_place->clear();
        for (const ImportPlace& place : places)
            m_place->addItem(placeText(place));
    };
    show({{ImportPlace::Kind::Given, m_draft.location(), 0}});
    m_around.start<QList<ImportPlace>>(
        m_tasks, Tasks::Lane::Quick, tr("Look around"), this,
        [location = m_draft.location()](JobContext&) -> Result<QList<ImportPlace>> { return placesAround(location); },
        [show](Result<QList<ImportPlace>> result) {
            if (result)
                show(*result);
        });
}

void ImportPlaceLine::takePlace(int index) {
    if (index >= 0 && index < m_places.size())
        m_draft.setLocation(m_places[index].location); // the other ways stay offered
}

} // namespace mw::ui
