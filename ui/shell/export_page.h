// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mw::ui {

class FormGrid;
class ProgressStrip;
class SpecificationExport;

/// Asks how and where the specification is to be written, and writes it.
class ExportPage final : public QWidget {
    Q_OBJECT
public:
    explicit ExportPage(QWidget* parent = nullptr);
    /// Begins anew for a document; null lets go of it.
    void setProject(Project* project);

Q_SIGNALS:
    void exported(const QString& path);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Return writes, Escape leaves
    void focusInEvent(QFocusEvent* event) override;

private:
    void stopped();
    void leave();
    void chooseFormat();
    /// Offers the paper of a house style where one is chosen.
    void offerPapers();
    void write();

    QPointer<Project> m_project;
    SpecificationExport* m_export;
    QButtonGroup* m_formats;
    QLineEdit* m_file;
    QComboBox* m_language;
    QComboBox* m_audience;
    QLineEdit* m_style;
    QComboBox* m_paper;
    QComboBox* m_dialect;
    FormGrid* m_form;
    QLabel* m_evidence;
    QLabel* m_exists;
    QLabel* m_error;
    ProgressStrip* m_progress;
    QPushButton* m_write;
};

} // namespace mw::ui
