# SPDX-License-Identifier: GPL-3.0-or-later
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(tst_core_connect PRIVATE PkgConfig::ZIP PkgConfig::ZLIB PkgConfig::SQLITE)
