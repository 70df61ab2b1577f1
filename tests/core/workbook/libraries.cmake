# SPDX-License-Identifier: GPL-3.0-or-later
# The small document is shared with the tests of mapping; workbooks are packed and written by the libraries.
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
target_sources(tst_core_workbook PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp)
target_link_libraries(tst_core_workbook PRIVATE PkgConfig::ZIP mw_report)
