// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_list.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <vector>

namespace mw::ui {

class Project;

/// Questions of the open document on their way to people without the program, and their answers on the way back. On workers.
class QuestionLists final : public QObject {
    Q_OBJECT
public:
    explicit QuestionLists(QObject* parent = nullptr);
    /// Writes the open questions for a person, for everybody where the name is empty. written() or failed() follows.
    void write(Project& project, const QString& person, const QString& path);
    /// Reads answers; answered() or failed() follows.
    void read(Project& project, const QString& path);
    /// Adds answers to the document as one edit; those to closed questions too.
    static bool apply(Project& project, const std::vector<review::QuestionAnswer>& answers, const QString& otherwise);

Q_SIGNALS:
    void written(const QString& path);
    void answered(const std::vector<mw::review::QuestionAnswer>& answers);
    void failed(const QString& why);

private:
    LatestTask m_work;
};

} // namespace mw::ui
