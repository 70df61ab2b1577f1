// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/mapping_import.h"
#include "ui/models/project.h"

#include <QPointer>

namespace mw::ui {

/// A workbook with mappings that came in, as proposals for the open document: an exported specification that somebody
/// edited, or a mapping workbook of others. The file is read once; what is proposed follows the document and the columns
/// that are named. Reads on workers; changes the document only by apply().
class IncomingWorkbook final : public QObject {
    Q_OBJECT
public:
    explicit IncomingWorkbook(QObject* parent = nullptr) : QObject(parent) {}

    struct Content {
        bool isReturned = false; ///< exported from this document
        std::vector<workbook::Proposal> proposals;
        std::vector<workbook::Unknown> unknown;
        std::vector<workbook::Remark> remarks;
        std::vector<workbook::MappingImport::Read> sheets; ///< of workbooks of others: those that hold mappings
        std::size_t rows = 0;                              ///< that were read
        std::size_t same = 0;                              ///< facts that the document says already; of others
        std::size_t missing = 0, added = 0;                ///< rows that did not come back, rows that are new; of returned ones
    };
    /// A column of the sheet that holds the mappings, or might: how it can be named, and what people see.
    struct ColumnName {
        std::string name; ///< its letters: "C"
        QString text;     ///< "C  Source field"
    };

    void open(Project& project, const QString& path);
    void close();
    /// Says which column holds something; without a name it is left to what is found.
    void nameColumn(workbook::Role role, std::optional<std::string> name);
    const workbook::NamedColumns& namedColumns() const { return m_named; }
    const std::vector<ColumnName>& columns() const { return m_columns; }

    QString path() const { return m_path; }
    bool isReading() const { return m_task.isRunning(); }
    /// Null before something was read and where that failed.
    const Content* content() const { return m_content.get(); }
    const std::optional<Error>& error() const { return m_error; }
    /// Applies proposals as one step of the history, and keeps the columns that were named; false where that is refused.
    bool apply(const std::vector<workbook::Proposal>& chosen);

Q_SIGNALS:
    /// Content, error, columns, or whether it reads.
    void changed();

private:
    struct Found {
        std::shared_ptr<const workbook::Book> book;
        std::shared_ptr<const Content> content; ///< null where the sheet holds no mappings that can be found
        std::vector<ColumnName> columns;
        std::optional<Error> error;
    };
    static Result<Found> propose(const mapping::Document& document, std::shared_ptr<const workbook::Book> book, const std::string& path,
                                 const workbook::NamedColumns& named, JobContext& job);
    void look();

    QPointer<Project> m_project;
    QString m_path;
    workbook::NamedColumns m_named;
    std::shared_ptr<const workbook::Book> m_book;
    std::shared_ptr<const Content> m_content;
    std::vector<ColumnName> m_columns;
    std::optional<Error> m_error;
    LatestTask m_task;
};

} // namespace mw::ui
