// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QPointer>

namespace mw::ui {

/// Writes the specification of a document with what its last run and validation proved.
class SpecificationExport final : public QObject {
    Q_OBJECT
public:
    explicit SpecificationExport(QObject* parent = nullptr) : QObject(parent) {}
    struct Choices {
        QString format, path;
        QString language; ///< a code the program speaks ("en", "de")
        QString style;    ///< the file of a house style; empty: the program's own
        QString paper;    ///< "a4", "letter"; empty: as the style says, else A4
        QString dialect;  ///< of the format's; empty: as the format decides
        QString audience = QStringLiteral("full"); ///< as report::audienceNamed() knows it
    };
    /// Starts writing; done() or failed() follows.
    void start(Project& project, const Choices& choices);
    bool isRunning() const { return m_task.isRunning(); }
    JobPtr job() const { return m_task.job(); }
    void cancel() { m_task.cancel(); }
    /// What of the evidence goes into it, in words.
    static QString evidenceText(Project& project);

Q_SIGNALS:
    void done(const QString& path);
    void failed(const QString& why);

private:
    LatestTask m_task;
};

} // namespace mw::ui
