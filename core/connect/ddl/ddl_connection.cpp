// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/ddl_connection.h"

#include "core/connect/ddl/sql_script.h"
#include "core/connect/schema_only.h"

namespace mw::ddl {

Result<Schema> DdlConnection::schema(JobContext& job) {
    if (m_schema)
        return *m_schema;
    SqlScript script;
    for (const std::string& path : m_paths) {
        MW_TRY(auto source, openFile(path));
        MW_TRY_DO(script.read(std::move(source), job));
    }
    Schema schema = script.finish();
    m_skipped = script.skipped();
    if (schema.entities.empty())
        return at(makeError(Code::SyntaxError, "it makes no table with columns"), m_paths.front());
    m_schema = std::move(schema);
    return *m_schema;
}

Result<std::unique_ptr<Reader>> DdlConnection::read(const std::string& entity, const ReadOptions& options,
                                                    JobContext& job) {
    MW_TRY_DO(schema(job));
    return readNothing(*m_schema, entity, options, m_paths.front());
}

std::vector<std::pair<std::string, std::string>> DdlConnection::detected() {
    if (m_skipped.empty())
        return {};
    return {{"skipped", m_skipped}};
}

} // namespace mw::ddl
