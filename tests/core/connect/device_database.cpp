// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/device_database.h"

#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace mw::test {

namespace {

constexpr std::string_view kName = "/on-a-test-device.db";

/// A file of SQLite's that lies on the device; read-only, and nobody else opens it (sqlite.org/vfs.html).
struct DeviceFile {
    sqlite3_file base;
};

struct Disk {
    sqlite3_vfs vfs;
    sqlite3_vfs* real = nullptr;
    TestDevice* device = nullptr;
};

Disk& disk() {
    static Disk one;
    return one;
}

int readFrom(sqlite3_file*, void* into, int size, sqlite3_int64 offset) {
    int done = 0;
    while (done < size) {
        const auto got = disk().device->readAt(std::uint64_t(offset + done), static_cast<char*>(into) + done, std::size_t(size - done));
        if (!got)
            return SQLITE_IOERR_READ;
        if (*got == 0) {
            std::memset(static_cast<char*>(into) + done, 0, std::size_t(size - done));
            return SQLITE_IOERR_SHORT_READ;
        }
        done += int(*got);
    }
    return SQLITE_OK;
}

const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods made = [] {
        sqlite3_io_methods m{};
        m.iVersion = 1;
        m.xClose = [](sqlite3_file*) { return SQLITE_OK; };
        m.xRead = readFrom;
        m.xWrite = [](sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; };
        m.xTruncate = [](sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; };
        m.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xFileSize = [](sqlite3_file*, sqlite3_int64* size) {
            *size = sqlite3_int64(disk().device->size());
            return SQLITE_OK;
        };
        m.xLock = m.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xCheckReservedLock = [](sqlite3_file*, int* isReserved) {
            *isReserved = 0;
            return SQLITE_OK;
        };
        m.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file*) { return 512; };
        m.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
        return m;
    }();
    return made;
}

bool isOnDevice(const char* name) {
    return name != nullptr && std::string_view(name).ends_with(kName);
}

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    if (!isOnDevice(name))
        return disk().real->xOpen(disk().real, name, file, flags, outFlags);
    file->pMethods = &methods();
    if (outFlags)
        *outFlags = SQLITE_OPEN_READONLY;
    return SQLITE_OK;
}

/// Puts the device's file beside those of the real system, once for the process.
void mount() {
    Disk& made = disk();
    if (made.real)
        return;
    made.real = sqlite3_vfs_find(nullptr);
    made.vfs = *made.real;
    made.vfs.zName = "test device";
    made.vfs.pNext = nullptr;
    made.vfs.szOsFile = std::max(made.real->szOsFile, int(sizeof(DeviceFile)));
    made.vfs.xOpen = openFile;
    made.vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return EIO; };
    sqlite3_vfs_register(&made.vfs, 1);
}

} // namespace

Result<std::unique_ptr<Connection>> openDatabase(TestDevice& device) {
    mount();
    disk().device = &device;
    // The connector looks whether the name can be read; what stands there is the device's.
    static const TemporaryFolder folder;
    const std::string path = folder.path() + std::string(kName);
    MW_TRY_DO(writeFile(path, ""));
    return openSqlite(path);
}

MadeContent databaseOf(std::uint64_t records, std::size_t nameBytes) {
    const TemporaryFolder folder;
    const std::string path = folder.file("made.db");
    const std::string failed = runSql(path, "PRAGMA journal_mode=OFF; PRAGMA page_size=" + std::string(records < 10'000 ? "512" : "4096") +
                                                "; CREATE TABLE test(id INTEGER PRIMARY KEY, name TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
                                                "WHERE i<" + std::to_string(records) + ") INSERT INTO test SELECT i, '" + std::string(nameBytes, 'n') + "' FROM n");
    auto bytes = readFile(path, 4ull << 30);
    if (!failed.empty() || !bytes)
        qFatal("no database was made: %s", failed.c_str());
    return MadeContent(std::move(bytes).value());
}

} // namespace mw::test
