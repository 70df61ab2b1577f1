// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/export_page.h"

#include "core/report/report.h"
#include "ui/models/specification_export.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/present/translated_catalogue.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/centred_body.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/form_grid.h"
#include "ui/widgets/progress_strip.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

/// Where the house style of a document is remembered.
QString styleKey(const Project& project) { return QStringLiteral("export/style/") + qt(project.document().id.text()); }

} // namespace

ExportPage::ExportPage(QWidget* parent) : QWidget(parent), m_export(new SpecificationExport(this)) {
    setObjectName(QStringLiteral("exportPage"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(tr("Export the specification"), this);
    title->setProperty("role", QStringLiteral("title"));
    auto* about = new QLabel(tr("Every mapping with its rules in words, value maps, exclusions and open points, and what was loaded and proven. "
                                "All formats carry the same content and the same hash."), this);
    about->setProperty("role", QStringLiteral("muted"));
    about->setWordWrap(true);

    m_formats = new QButtonGroup(this);
    auto* formats = new QVBoxLayout;
    formats->setSpacing(space::kXs);
    int id = 0;
    for (const report::FormatInfo& format : report::formats()) {
        auto* button = new QRadioButton(QStringLiteral("%1 (.%2)").arg(coreText(format.label), qt(format.extension)), this);
        button->setObjectName(QStringLiteral("format/") + qt(format.name));
        button->setProperty("format", qt(format.name));
        button->setProperty("extension", qt(format.extension));
        button->setChecked(id == 0);
        m_formats->addButton(button, id++);
        formats->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(m_formats, &QButtonGroup::idClicked, this, &ExportPage::chooseFormat);

    m_file = new QLineEdit(this);
    m_file->setObjectName(QStringLiteral("exportFile"));
    m_style = new QLineEdit(this);
    m_style->setObjectName(QStringLiteral("exportStyle"));
    m_style->setPlaceholderText(tr("the program's own"));
    m_style->setToolTip(tr("A file that says how papers of your organisation look: name, colour, fonts, logo, footer, confidentiality (see the README)"));
    m_style->setClearButtonEnabled(true);
    connect(m_style, &QLineEdit::textChanged, this, &ExportPage::offerPapers);
    const auto withChoice = [this](QLineEdit* edit, FileQuestion question, const QString& asked, const QString& kinds) {
        auto* browse = new QToolButton(this);
        browse->setIcon(icon(QStringLiteral("open")));
        browse->setText(tr("Choose"));
        browse->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(browse, &QToolButton::clicked, this, [=, this] {
            askForFile(this, question, asked, kinds, edit->text(), [edit](const QString& path) { edit->setText(path); });
        });
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kS);
        row->addWidget(edit, 1);
        row->addWidget(browse);
        return row;
    };

    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("exportLanguage"));
    for (const preferences::Language& language : preferences::languages())
        if (language.code == QStringLiteral("en") || TranslatedCatalogue::of(language.code))
            m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(qMax(0, m_language->findData(QLocale().name().left(2))));

    m_audience = new QComboBox(this);
    m_audience->setObjectName(QStringLiteral("exportAudience"));
    for (const auto& [audience, text] : {std::pair("full", tr("all of it: the full specification")), std::pair("decision-paper", tr("those who decide: at most eight pages")),
                                         std::pair("build-pack", tr("those who build: rules, value maps, checks"))})
        m_audience->addItem(text, QLatin1String(audience));
    m_paper = new QComboBox(this);
    m_paper->setObjectName(QStringLiteral("exportPaper"));
    m_paper->addItem(QStringLiteral("A4"), QStringLiteral("a4"));
    m_paper->addItem(tr("US Letter"), QStringLiteral("letter"));
    m_paper->setCurrentIndex(QLocale().measurementSystem() == QLocale::ImperialUSSystem ? 1 : 0);
    m_dialect = new QComboBox(this);
    m_dialect->setObjectName(QStringLiteral("exportDialect"));

    auto* form = m_form = new FormGrid;
    form->addRow(tr("Format"), formats);
    form->addRow(tr("File"), withChoice(m_file, FileQuestion::Save, tr("Write the specification to"), {}));
    m_exists = new QLabel(tr("There is such a file; it will be replaced."), this);
    m_exists->setObjectName(QStringLiteral("exportExists"));
    m_exists->setProperty("role", QStringLiteral("warning"));
    connect(m_file, &QLineEdit::textChanged, this, [this, form](const QString& path) {
        form->setRowVisible(m_exists, QFileInfo(path.trimmed()).isFile());
        m_error->clear();
    });
    form->addRow(QString(), m_exists);
    form->addRow(tr("Language"), m_language);
    form->addRow(tr("House style"), withChoice(m_style, FileQuestion::Open, tr("Choose a house style"), tr("House styles (*.json)")));
    form->addRow(tr("For"), m_audience);
    form->addRow(tr("Paper"), m_paper);
    form->addRow(tr("Dialect"), m_dialect);
    m_evidence = new QLabel(this);
    m_evidence->setProperty("role", QStringLiteral("muted"));
    m_evidence->setWordWrap(true);
    form->addRow(tr("Evidence"), m_evidence);
    m_error = new QLabel(this);
    m_error->setObjectName(QStringLiteral("exportError"));
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_write = new QPushButton(tr("Export"), this);
    m_write->setObjectName(QStringLiteral("exportWrite"));
    m_write->setProperty("primary", true);
    m_progress = new ProgressStrip(this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("exportCancel"));
    connect(m_write, &QPushButton::clicked, this, &ExportPage::write);
    connect(cancel, &QPushButton::clicked, this, &ExportPage::leave);
    connect(m_export, &SpecificationExport::done, this, [this](const QString& path) {
        stopped();
        Q_EMIT exported(path);
    });
    connect(m_export, &SpecificationExport::failed, this, [this](const QString& why) {
        stopped();
        m_error->setText(why);
        m_file->setFocus();
    });

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_write);
    buttons->addWidget(cancel);
    buttons->addWidget(m_progress, 1);
    auto* body = new QVBoxLayout;
    body->setSpacing(space::kS);
    body->addWidget(title);
    body->addWidget(about);
    body->addSpacing(space::kL);
    body->addLayout(form);
    body->addWidget(m_error);
    body->addSpacing(space::kS);
    body->addLayout(buttons);
    centreBody(this, body, 640);
}

void ExportPage::setProject(Project* project) {
    m_project = project;
    m_export->cancel();
    stopped();
    m_error->clear();
    if (!project)
        return;
    const QString folder = project->path().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                     : QFileInfo(project->path()).absolutePath();
    const QString base = project->path().isEmpty() ? tr("specification") : QFileInfo(project->path()).completeBaseName();
    m_file->setText(folder + u'/' + base + QStringLiteral(".html"));
    m_style->setText(QSettings().value(styleKey(*project)).toString());
    m_evidence->setText(SpecificationExport::evidenceText(*project));
    chooseFormat();
}

void ExportPage::chooseFormat() {
    const QAbstractButton* chosen = m_formats->checkedButton();
    if (!chosen || m_file->text().isEmpty())
        return;
    m_dialect->clear();
    m_dialect->addItem(tr("As the target"));
    bool isPaged = false;
    for (const report::FormatInfo& format : report::formats())
        if (qt(format.name) == chosen->property("format").toString()) {
            isPaged = format.isPaged;
            for (const report::FormatInfo::Dialect& dialect : format.dialects)
                m_dialect->addItem(qt(dialect.label), qt(dialect.name));
        }
    m_form->setRowVisible(m_audience, isPaged);
    m_form->setRowVisible(m_paper, isPaged);
    m_form->setRowVisible(m_dialect, m_dialect->count() > 1);
    const QFileInfo file(m_file->text());
    m_file->setText(file.absolutePath() + u'/' + file.completeBaseName() + u'.' + chosen->property("extension").toString());
}

void ExportPage::offerPapers() {
    const bool isOffered = m_paper->itemData(0).toString().isEmpty(), hasStyle = !m_style->text().trimmed().isEmpty();
    if (hasStyle && !isOffered) {
        m_paper->insertItem(0, tr("As the house style says"), QString());
        m_paper->setCurrentIndex(0);
    } else if (!hasStyle && isOffered) {
        m_paper->removeItem(0);
    }
}

void ExportPage::write() {
    const QAbstractButton* chosen = m_formats->checkedButton();
    if (!m_project || !chosen || m_file->text().trimmed().isEmpty() || m_export->isRunning())
        return;
    m_error->clear();
    m_write->setEnabled(false);
    const QString style = m_style->text().trimmed();
    if (style.isEmpty())
        QSettings().remove(styleKey(*m_project));
    else
        QSettings().setValue(styleKey(*m_project), style);
    m_export->start(*m_project, {chosen->property("format").toString(), m_file->text().trimmed(), m_language->currentData().toString(), style,
                                 m_paper->currentData().toString(), m_dialect->currentData().toString(),
                                 m_audience->isVisible() ? m_audience->currentData().toString() : QStringLiteral("full")});
    m_progress->watch(m_export->job());
}

void ExportPage::stopped() {
    m_progress->watch(nullptr);
    m_write->setEnabled(true);
}

void ExportPage::leave() {
    m_export->cancel();
    stopped();
    Q_EMIT closed();
}

void ExportPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        write();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

void ExportPage::focusInEvent(QFocusEvent*) {
    if (QAbstractButton* chosen = m_formats->checkedButton())
        chosen->setFocus(Qt::OtherFocusReason);
}

} // namespace mw::ui
