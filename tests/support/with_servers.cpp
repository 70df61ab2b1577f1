// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a command while private servers run: with_servers COMMAND WORDS…. The command finds MW_POSTGRES and MW_MARIADB,
// locations of an empty database each, and with _FOLDER behind these names where the sockets lie. Ends with 77, which
// says "skipped", where a server cannot be started.
#include "tests/support/database_server.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace mw::test;
    const QCoreApplication application(argc, argv);
    const QStringList words = application.arguments().mid(1);
    if (words.isEmpty())
        return 2;
    for (const ServerBrand brand : {ServerBrand::Postgres, ServerBrand::Mariadb})
        if (const DatabaseServer& server = databaseServer(brand); !server.missing.empty()) {
            std::fprintf(stderr, "%s\n", server.missing.c_str());
            return 77;
        }
    const std::string postgres = freshDatabase(ServerBrand::Postgres, "cli");
    const std::string& folder = databaseServer(ServerBrand::Postgres).folder;
    qputenv("MW_POSTGRES", postgres.c_str());
    qputenv("MW_POSTGRES_FOLDER", folder.c_str());
    qputenv("MW_MARIADB", freshDatabase(ServerBrand::Mariadb, "cli").c_str());
    qputenv("MW_MARIADB_FOLDER", databaseServer(ServerBrand::Mariadb).folder.c_str());
    QProcess command;
    command.setProcessChannelMode(QProcess::ForwardedChannels);
    command.start(words.first(), words.mid(1));
    return command.waitForFinished(-1) && command.exitStatus() == QProcess::NormalExit ? command.exitCode() : 1;
}
