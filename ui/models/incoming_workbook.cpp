// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/incoming_workbook.h"

#include "core/connect/sheet/reference.h"
#include "core/workbook/returned.h"
#include "core/workbook/sent.h"
#include "ui/present/text.h"

#include <QFileInfo>

#include <algorithm>

namespace mw::ui {

namespace {

using workbook::Book;
using workbook::Sheet;

/// The sheet whose columns can be named: the one that holds mappings, else the largest that is to be seen.
const Sheet* mainSheet(const Book& book, const IncomingWorkbook::Content* content) {
    const Sheet* main = nullptr;
    for (const Sheet& sheet : book.sheets) {
        if (content && !content->sheets.empty() && sheet.name == content->sheets.front().sheet)
            return &sheet;
        if (!sheet.isHidden && (!main || sheet.rows.size() > main->rows.size()))
            main = &sheet;
    }
    return main;
}

/// Its columns by letters and by what stands in their header, or in the first full row where none was found.
std::vector<IncomingWorkbook::ColumnName> columnsOf(const Book& book, const IncomingWorkbook::Content* content) {
    std::vector<IncomingWorkbook::ColumnName> columns;
    const Sheet* const sheet = mainSheet(book, content);
    if (!sheet || sheet->rows.empty())
        return columns;
    std::vector<std::string> headings;
    if (content && !content->sheets.empty())
        headings = content->sheets.front().columns.headings;
    if (headings.empty())
        headings = std::max_element(sheet->rows.begin(), sheet->rows.end(), [](const auto& a, const auto& b) { return a.cells.size() < b.cells.size(); })->cells;
    for (std::size_t column = 0; column < headings.size(); ++column) {
        const std::string letters = sheet::columnLetters(std::uint32_t(column));
        columns.push_back({letters, QStringLiteral("%1  %2").arg(qt(letters), qt(headings[column]).simplified())});
    }
    return columns;
}

} // namespace

void IncomingWorkbook::open(Project& project, const QString& path) {
    close();
    m_project = &project;
    m_path = path;
    connect(&project, &Project::changed, this, &IncomingWorkbook::look);
    look();
}

void IncomingWorkbook::close() {
    m_task.cancel();
    if (m_project)
        m_project->disconnect(this);
    m_project = nullptr;
    m_path.clear();
    m_named.clear();
    m_book.reset();
    m_content.reset();
    m_columns.clear();
    m_error.reset();
}

void IncomingWorkbook::nameColumn(workbook::Role role, std::optional<std::string> name) {
    if (name)
        m_named.insert_or_assign(role, *std::move(name));
    else
        m_named.erase(role);
    look();
}

Result<IncomingWorkbook::Found> IncomingWorkbook::propose(const mapping::Document& document, std::shared_ptr<const Book> known, const std::string& path,
                                                          const workbook::NamedColumns& named, JobContext& job) {
    Found found;
    found.book = std::move(known);
    if (!found.book) {
        MW_TRY(Book book, workbook::readBook(path, job));
        found.book = std::make_shared<const Book>(std::move(book));
    }
    const std::string name = utf8(QFileInfo(qt(path)).fileName());
    MW_TRY(const auto sent, workbook::readSent(*found.book));
    auto content = std::make_shared<Content>();
    if (sent) {
        MW_TRY(workbook::Returned returned, workbook::compareReturned(document, *found.book, name, job));
        content->isReturned = true;
        content->proposals = std::move(returned.proposals);
        content->unknown = std::move(returned.unknown);
        content->remarks = std::move(returned.remarks);
        content->rows = returned.rows;
        content->missing = returned.missing;
        content->added = returned.added;
        found.content = std::move(content);
        return found;
    }
    auto import = workbook::proposeMappings(document, *found.book, {named, name}, job);
    if (!import && import.error().code == Code::Cancelled)
        return std::move(import).error();
    if (import) {
        for (const workbook::MappingImport::Read& read : import->sheets)
            content->rows += read.rows;
        content->proposals = std::move(import->proposals);
        content->unknown = std::move(import->unknown);
        content->remarks = std::move(import->remarks);
        content->sheets = std::move(import->sheets);
        content->same = import->same;
        found.content = std::move(content);
    } else {
        found.error = at(std::move(import).error(), name); // naming columns may help
    }
    found.columns = columnsOf(*found.book, found.content.get());
    return found;
}

void IncomingWorkbook::look() {
    if (!m_project)
        return;
    m_task.start<Found>(
        m_project->tasks(), Tasks::Lane::Quick, tr("Mappings of %1").arg(QFileInfo(m_path).fileName()), this,
        [document = m_project->snapshot(), book = m_book, path = utf8(m_path), named = m_named](JobContext& job) { return propose(*document, book, path, named, job); },
        [this](Result<Found> found) {
            if (found) {
                m_book = std::move(found->book);
                m_content = std::move(found->content);
                m_columns = std::move(found->columns);
                m_error = std::move(found->error);
            } else {
                m_content.reset();
                m_error = std::move(found).error();
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

bool IncomingWorkbook::apply(const std::vector<workbook::Proposal>& chosen) {
    if (!m_project || !m_content || chosen.empty())
        return false;
    mapping::Edit edit = workbook::editOf(m_project->document(), chosen, m_project->ids(), utf8(tr("Apply proposals of %1").arg(QFileInfo(m_path).fileName())));
    if (!m_named.empty())
        for (const workbook::MappingImport::Read& read : m_content->sheets)
            edit.steps.push_back(workbook::remember(read.columns, m_named));
    return m_project->apply(std::move(edit));
}

} // namespace mw::ui
