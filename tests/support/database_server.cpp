// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/database_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mw::test {

namespace {

constexpr int kStartSeconds = 120; // a machine that others work on as well

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// Who runs the server: its programs refuse root.
struct Account {
    uid_t user = ::geteuid();
    gid_t group = ::getegid();
    bool changes = false;
};

Account ordinaryAccount() {
    Account account;
    if (account.user != 0)
        return account;
    if (const passwd* const nobody = ::getpwnam("nobody"))
        account = {nobody->pw_uid, nobody->pw_gid, true};
    return account;
}

/// Starts a program under the account; its process ends with ours. 0 where it cannot be started.
pid_t startProgram(const QStringList& command, const QString& folder) {
    std::vector<QByteArray> words;
    for (const QString& word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char*> pointers;
    for (QByteArray& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const QByteArray home = folder.toLocal8Bit();
    const QByteArray log = (folder + QStringLiteral("/log")).toLocal8Bit();
    const Account account = ordinaryAccount();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child != 0)
        return child > 0 ? child : 0;
    if (account.changes && (::setgroups(0, nullptr) != 0 || ::setgid(account.group) != 0 || ::setuid(account.user) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(126);
    ::setsid();
    if (!std::freopen("/dev/null", "r", stdin) || !std::freopen(log.constData(), "a", stdout) ||
        !std::freopen(log.constData(), "a", stderr) || ::chdir(home.constData()) != 0)
        ::_exit(126);
    ::setenv("HOME", home.constData(), 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
}

bool runProgram(const QStringList& command, const QString& folder) {
    const pid_t child = startProgram(command, folder);
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

QString logOf(const QString& folder, int mostBytes = 600) {
    QFile log(folder + QStringLiteral("/log"));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(mostBytes)) : QString();
}

/// The newest of Debian's versions, or what the path offers.
QString postgresFolder() {
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    const QStringList versions = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return versions.isEmpty() ? QString() : root.filePath(versions.last()) + QStringLiteral("/bin/");
}

class Server {
public:
    explicit Server(ServerBrand brand) : m_brand(brand) { start(); }
    ~Server() { stop(); }
    const DatabaseServer& facts() const { return m_facts; }

    /// One that has ended by itself says why in the output, and is started again.
    void watch() {
        int status = 0;
        if (m_facts.process != 0 && ::waitpid(m_facts.process, &status, WNOHANG) == m_facts.process) {
            qWarning("the server of databases ended by itself (%s %d): %s", WIFSIGNALED(status) ? "signal" : "status",
                     WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), qPrintable(logOf(m_home, 6000)));
            m_facts.process = 0;
            comeBack();
        }
    }

    void crash() {
        ::kill(m_facts.process, SIGKILL);
        ::waitpid(m_facts.process, nullptr, 0);
        m_facts.process = 0;
        if (m_brand == ServerBrand::Postgres) {
            // Its processes are gone a moment after the first of them; the file tells a new server to wait for them.
            QThread::msleep(300);
            QFile::remove(m_data + QStringLiteral("/postmaster.pid"));
        }
        comeBack();
    }

private:
    void comeBack() {
        m_facts.missing = launch() ? std::string() : "the server does not come up again: " + logOf(m_home).toStdString();
    }

    void start() {
        if (!m_folder.isValid()) {
            m_facts.missing = "there is no temporary folder";
            return;
        }
        m_home = m_folder.path();
        m_data = m_home + QStringLiteral("/data");
        const Account account = ordinaryAccount();
        if (account.changes && ::chown(m_home.toLocal8Bit().constData(), account.user, account.group) != 0) {
            m_facts.missing = "the server's folder cannot be given to another user";
            return;
        }
        m_facts.folder = m_home.toStdString();
        const bool made = m_brand == ServerBrand::Postgres ? makePostgres() : makeMariadb();
        if (!made || !launch())
            m_facts.missing = "the server cannot be started: " + logOf(m_home).toStdString();
    }

    bool makePostgres() {
        m_facts.location = "postgresql://mapwright@/";
        m_facts.query = "?host=" + m_facts.folder;
        if (!runProgram({postgresFolder() + QStringLiteral("initdb"), QStringLiteral("-D"), m_data,
                         QStringLiteral("-U"), QStringLiteral("mapwright"), QStringLiteral("-A"),
                         QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("-N"),
                         QStringLiteral("--locale=C.UTF-8")},
                        m_home))
            return false;
        // One role has to say its password, so that a refused login can be tried.
        QFile rules(m_data + QStringLiteral("/pg_hba.conf"));
        return rules.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
               rules.write("local all guarded scram-sha-256\nlocal all all trust\n") > 0;
    }

    bool makeMariadb() {
        m_facts.location = "mariadb://root@/";
        m_facts.query = "?host=" + m_facts.folder;
        return runProgram({QStringLiteral("mariadb-install-db"), QStringLiteral("--no-defaults"),
                           QStringLiteral("--datadir=") + m_data,
                           QStringLiteral("--tmpdir=") + m_home,
                           QStringLiteral("--auth-root-authentication-method=normal"),
                           QStringLiteral("--skip-test-db")},
                          m_home);
    }

    QStringList command() const {
        if (m_brand == ServerBrand::Postgres)
            return {postgresFolder() + QStringLiteral("postgres"), QStringLiteral("-D"), m_data, QStringLiteral("-k"),
                    m_home, QStringLiteral("-c"), QStringLiteral("listen_addresses="), QStringLiteral("-c"),
                    QStringLiteral("fsync=off"), QStringLiteral("-c"), QStringLiteral("full_page_writes=off"), QStringLiteral("-c"),
                    QStringLiteral("max_wal_size=4GB"), QStringLiteral("-c"), QStringLiteral("autovacuum=off")};
        return {QStringLiteral("mariadbd"),
                QStringLiteral("--no-defaults"),
                QStringLiteral("--datadir=") + m_data,
                // Of its own: a server that starts removes from there what it takes for leftovers, those of another at work too.
                QStringLiteral("--tmpdir=") + m_home,
                QStringLiteral("--socket=") + m_home + QStringLiteral("/mysqld.sock"),
                QStringLiteral("--pid-file=") + m_home + QStringLiteral("/pid"),
                QStringLiteral("--skip-networking"),
                QStringLiteral("--innodb-flush-log-at-trx-commit=2"),
                QStringLiteral("--innodb-flush-method=nosync"),
                QStringLiteral("--innodb-buffer-pool-size=128M")};
    }

    bool launch() {
        m_facts.process = int(startProgram(command(), m_home));
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < kStartSeconds * 1000) {
            if (::waitpid(m_facts.process, nullptr, WNOHANG) != 0) {
                m_facts.process = 0;
                return false;
            }
            if (answers())
                return true;
            QThread::msleep(50);
        }
        return false;
    }

    bool answers() const {
        QProcess client;
        if (m_brand == ServerBrand::Postgres)
            client.start(postgresFolder() + QStringLiteral("pg_isready"),
                         {QStringLiteral("-q"), QStringLiteral("-h"), m_home});
        else
            client.start(QStringLiteral("mariadb-admin"),
                         {QStringLiteral("--no-defaults"), QStringLiteral("-uroot"),
                          QStringLiteral("--socket=") + m_home + QStringLiteral("/mysqld.sock"), QStringLiteral("ping")});
        return client.waitForFinished(10'000) && client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0;
    }

    void stop() {
        if (m_facts.process == 0)
            return;
        // PostgreSQL's fast shutdown is SIGINT; what lies in the folder goes with it anyway.
        ::kill(m_facts.process, m_brand == ServerBrand::Postgres ? SIGQUIT : SIGKILL);
        ::waitpid(m_facts.process, nullptr, 0);
    }

    const ServerBrand m_brand;
    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/mw-server-XXXXXX")};
    QString m_home, m_data;
    DatabaseServer m_facts;
};

Server& serverOf(ServerBrand brand) {
    // Destroyed at the end of the program; a program that crashes takes them with it by the kernel's signal.
    static std::unique_ptr<Server> postgres, mariadb;
    std::unique_ptr<Server>& server = brand == ServerBrand::Postgres ? postgres : mariadb;
    if (!server)
        server = std::make_unique<Server>(brand);
    return *server;
}

} // namespace

const DatabaseServer& databaseServer(ServerBrand brand) {
    Server& server = serverOf(brand);
    server.watch();
    return server.facts();
}

void crashDatabaseServer(ServerBrand brand) {
    serverOf(brand).crash();
}

std::string freshDatabase(ServerBrand brand, const std::string& stem) {
    static int number = 0;
    const DatabaseServer& server = databaseServer(brand);
    const std::string name = stem + "_" + std::to_string(++number);
    const std::string said = askServer(brand, brand == ServerBrand::Postgres ? "postgres" : "mysql", "CREATE DATABASE " + name);
    return said.find("ERROR") == std::string::npos ? server.of(name) : said;
}

std::string askServer(ServerBrand brand, const std::string& database, const std::string& sql) {
    const DatabaseServer& server = serverOf(brand).facts();
    QProcess client;
    client.setProcessChannelMode(QProcess::MergedChannels);
    if (brand == ServerBrand::Postgres)
        client.start(QStringLiteral("psql"),
                     {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-A"), QStringLiteral("-t"),
                      QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-h"), qt(server.folder),
                      QStringLiteral("-U"), QStringLiteral("mapwright"), QStringLiteral("-d"), qt(database),
                      QStringLiteral("-f"), QStringLiteral("-")});
    else
        client.start(QStringLiteral("mariadb"),
                     {QStringLiteral("--no-defaults"), QStringLiteral("-uroot"), QStringLiteral("-N"), QStringLiteral("-B"),
                      QStringLiteral("--default-character-set=utf8mb4"),
                      QStringLiteral("--socket=") + qt(server.folder) + QStringLiteral("/mysqld.sock"), qt(database)});
    client.write(QByteArray::fromStdString(sql));
    client.closeWriteChannel();
    client.waitForFinished(300'000);
    QString said = QString::fromUtf8(client.readAll()).trimmed();
    return (brand == ServerBrand::Mariadb ? said.replace(QLatin1Char('\t'), QLatin1Char('|')) : said).toStdString();
}

} // namespace mw::test
