// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QMap>
#include <QPointer>
#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;

namespace mw::ui {

class QuestionForm;
class SectionHeader;

/// The form of a check of paired queries: what it is of, what it holds the sides against, the questions to source and target side
/// by side. Leaving it keeps what was written, as leaving a cell of a table does; Escape drops it.
class PairedEditor final : public QWidget {
    Q_OBJECT
public:
    explicit PairedEditor(QWidget* parent = nullptr);
    void setProject(Project* project);
    /// Shows a check; one that is not in the document is declared when it is kept.
    void edit(const mapping::Check& check);
    bool isEditing() const { return m_check.has_value(); }
    /// The check as it stands in the form; none where none is edited.
    std::optional<mapping::Check> draft() const;
    /// Puts what was written into the document, where anything was.
    void keep();
    /// Forgets what was written.
    void drop();

Q_SIGNALS:
    /// What is written changed.
    void edited();
    /// The form is done with; `reference` of the check, empty where nothing was kept.
    void closed(const QString& reference);

private:
    void build(const std::string& kind);
    void addText(QFormLayout* form, const std::string& key, const QString& title, const QString& hint);
    void fill();
    void follow();
    void close(const QString& reference);

    QPointer<Project> m_project;
    std::optional<mapping::Check> m_check; ///< as it was when it came
    std::string m_kind;                    ///< that the form was built for
    SectionHeader* m_header;
    QScrollArea* m_scroll;
    QLabel* m_says;
    QComboBox* m_mapping = nullptr;
    QLineEdit* m_note = nullptr;
    QMap<QString, QWidget*> m_texts; ///< of the kind: by the parameter's name
    std::vector<QuestionForm*> m_questions;
    bool m_isFilling = false;
};

} // namespace mw::ui
