// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QString>

#include <string>

namespace mw::test {

/// A file system of 256 KiB, mounted on a folder for as long as this lives; only where this process may mount.
class SmallDisk {
public:
    explicit SmallDisk(const std::string& folder) : m_folder(QString::fromStdString(folder)) {
        QDir().mkpath(m_folder);
        m_isMounted = QProcess::execute(QStringLiteral("mount"),
                                        {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                         QStringLiteral("size=256k"), QStringLiteral("tmpfs"), m_folder}) == 0;
    }
    ~SmallDisk() {
        if (m_isMounted)
            QProcess::execute(QStringLiteral("umount"), {m_folder});
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool isMounted() const { return m_isMounted; }
    /// The files on it, hidden ones too.
    QStringList files() const { return QDir(m_folder).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

private:
    const QString m_folder;
    bool m_isMounted = false;
};

} // namespace mw::test
