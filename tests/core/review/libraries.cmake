# SPDX-License-Identifier: GPL-3.0-or-later
# Targets are damaged by plain SQL.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(tst_core_review PRIVATE PkgConfig::SQLITE)
