# SPDX-License-Identifier: GPL-3.0-or-later
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
target_link_libraries(tst_core_connect PRIVATE PkgConfig::ZIP)
