// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/session.h"
#include "core/connect/qtsql/server_statements.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// A column as a parameter marker stands for it.
struct OdbcParameter {
    enum class Kind : std::uint8_t { Text, Whole, Real, Flag, Bytes } kind = Kind::Text;
    short sqlType = 0;    ///< as drivers number them (sqlext.h)
    unsigned digits = 0;  ///< of a decimal, in all
    short fraction = 0;   ///< digits behind its mark
};
OdbcParameter odbcParameter(const ServerTable& table, std::size_t column);
/// For a text that no column stands behind.
OdbcParameter odbcTextParameter();

/// A statement that is prepared once and run with many sets of values, as arrays of parameters. Values are printed texts:
/// numbers and moments in their canonical form, bytes in hexadecimal. One thread; goes before its session.
class OdbcPrepared {
public:
    static Result<OdbcPrepared> make(const OdbcSession& session, const std::string& sql,
                                     std::vector<OdbcParameter> parameters);

    /// Runs it for each of the rows, which have a value for each parameter. Says why, where values are in the way: some of
    /// the rows may then have been written.
    Result<std::optional<std::string>> runEach(std::span<const ServerRow> rows, std::stop_token stop);
    /// Runs it once and takes its rows; `isBinary`: whose values come as bytes.
    Result<void> query(const ServerRow& values, const std::vector<bool>& isBinary,
                       const ServerStatements::TakeRow& take, std::stop_token stop);

private:
    /// The values of one parameter, one after another.
    struct Values {
        std::vector<std::int64_t> whole;
        std::vector<double> real;
        std::vector<unsigned char> bytes; ///< of flags too
        std::vector<unsigned short> text;
        std::size_t width = 0; ///< of one text or value of bytes
        std::vector<std::int64_t> sizes; ///< in bytes, or the mark of a null
    };

    OdbcPrepared() = default;
    std::size_t chunkOf(std::span<const ServerRow> rows);
    Result<std::optional<std::string>> run(std::span<const ServerRow> rows, const std::stop_token& stop);
    std::optional<std::string> fill(std::size_t parameter, std::span<const ServerRow> rows);
    Result<void> bind(std::size_t parameter);

    const OdbcSession* m_session = nullptr;
    std::unique_ptr<OdbcStatement> m_statement;
    std::vector<OdbcParameter> m_parameters;
    std::vector<Values> m_values;
    std::vector<std::size_t> m_widths;
    std::vector<unsigned short> m_states;
    std::string m_bytes; ///< of the value at hand
};

} // namespace mw
