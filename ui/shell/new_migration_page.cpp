// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_migration_page.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"
#include "ui/widgets/centred_body.h"
#include "ui/widgets/file_question.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

NewMigrationPage::NewMigrationPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("newMigrationPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(tr("New migration"), this);
    title->setProperty("role", QStringLiteral("title"));
    m_about = new QLabel(this);
    m_about->setObjectName(QStringLiteral("newAbout"));
    m_about->setProperty("role", QStringLiteral("muted"));
    m_about->setWordWrap(true);
    m_title = new QLineEdit(this);
    m_title->setObjectName(QStringLiteral("newTitle"));
    m_title->setPlaceholderText(tr("Legacy CRM to new CRM"));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kM);
    form->addRow(tr("Title"), m_title);
    m_source = addLocation(form, tr("Source"), QStringLiteral("newSource"), tr("File or folder the data comes from"));
    m_target = addLocation(form, tr("Target"), QStringLiteral("newTarget"), tr("Database or file it goes to"));
    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_create = new QPushButton(tr("Create"), this);
    m_create->setObjectName(QStringLiteral("newCreate"));
    m_create->setProperty("primary", true);
    m_create->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &NewMigrationPage::cancelled);
    const auto create = [this] {
        setError({});
        Q_EMIT createRequested({m_title->text().trimmed(), m_source->text().trimmed(), m_target->text().trimmed(), m_mappings});
    };
    connect(m_create, &QPushButton::clicked, this, create);
    for (QLineEdit* edit : {m_title, m_source, m_target})
        connect(edit, &QLineEdit::returnPressed, this, create);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_create);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto* body = new QVBoxLayout;
    body->setSpacing(space::kS);
    body->addWidget(title);
    body->addWidget(m_about);
    body->addSpacing(space::kL);
    body->addLayout(form);
    body->addWidget(m_error);
    body->addSpacing(space::kS);
    body->addLayout(buttons);
    centreBody(this, body, 640);
}

QLineEdit* NewMigrationPage::addLocation(QFormLayout* form, const QString& label, const QString& name, const QString& hint) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    auto* browse = new QToolButton(this);
    browse->setIcon(icon(QStringLiteral("open")));
    browse->setText(tr("Choose"));
    browse->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    browse->setPopupMode(QToolButton::InstantPopup);
    browse->setAccessibleName(tr("Choose %1").arg(label));
    auto* menu = new QMenu(browse);
    menu->addAction(tr("File…"), this, [this, edit] {
        askForFile(this, FileQuestion::Open, tr("Choose a file"), {}, edit->text(), [edit](const QString& path) { edit->setText(path); });
    });
    menu->addAction(tr("Folder…"), this, [this, edit] {
        askForFile(this, FileQuestion::Folder, tr("Choose a folder"), {}, edit->text(), [edit](const QString& path) { edit->setText(path); });
    });
    browse->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kS);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    form->addRow(label, row);
    return edit;
}

void NewMigrationPage::reset(const QString& mappings) {
    m_mappings = mappings;
    m_about->setText(mappings.isEmpty()
                         ? tr("Point at the data. A folder of CSV files is one connection with an entity per file; a SQLite file is one with "
                              "an entity per table. Leave a side empty to choose it later.")
                         : tr("Point at the data that the mappings of %1 are about; they are reviewed next. A side that you leave empty is "
                              "proposed from the names in the workbook, and bound to real data later.")
                               .arg(QFileInfo(mappings).fileName()));
    for (QLineEdit* edit : {m_title, m_source, m_target})
        edit->clear();
    setError({});
    setBusy(false);
    m_title->setFocus();
}

void NewMigrationPage::setBusy(bool busy) {
    m_create->setEnabled(!busy);
    m_create->setText(busy ? tr("Looking…") : tr("Create"));
}

void NewMigrationPage::setError(const QString& why) { m_error->setText(why); }

} // namespace mw::ui
