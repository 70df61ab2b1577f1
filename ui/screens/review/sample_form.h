// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/reviews.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace mw::ui {

class Project;

/// Asks what sample of the newest run is wanted, and says meanwhile how many records that are and what they would prove.
class SampleForm final : public QWidget {
    Q_OBJECT
public:
    explicit SampleForm(QWidget* parent = nullptr);
    void setProject(Project* project, Reviews* reviews);
    /// Fills it anew: from the run that would be drawn from.
    void prepare();
    void setAuthor(const QString& name);
    void setMapping(const Id& mapping);

Q_SIGNALS:
    void drawn(const mw::ui::Reviews::NewSample& sample);
    void cancelled();

private:
    void fillFields();
    void showSize();
    void send();
    std::uint64_t populationOf(const Id& mapping) const;

    QPointer<Project> m_project;
    QPointer<Reviews> m_reviews;
    QLabel* m_run;
    QComboBox* m_entity;
    QComboBox* m_confidence;
    QComboBox* m_tolerable;
    QComboBox* m_stratify;
    QSpinBox* m_risky;
    QCheckBox* m_covering;
    QLineEdit* m_seed;
    QLineEdit* m_author;
    QLineEdit* m_reviewers;
    QCheckBox* m_split;
    QLabel* m_becauseWord;
    QLineEdit* m_because;
    QLabel* m_size;
    QPushButton* m_draw;
};

} // namespace mw::ui
