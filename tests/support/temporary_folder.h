// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>

#include <string>

namespace mw::test {

/// A folder of its own for one test, removed at the end.
class TemporaryFolder {
public:
    bool isValid() const { return m_folder.isValid(); }
    std::string path() const { return m_folder.path().toStdString(); }
    /// The path of a name inside; makes nothing.
    std::string file(const std::string& name) const { return path() + '/' + name; }
    /// The names inside, hidden ones too, sorted.
    QStringList names() const {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace mw::test
