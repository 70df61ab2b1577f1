# SPDX-License-Identifier: GPL-3.0-or-later
# The small document is shared with the tests of mapping; evidence is tampered with by plain SQL.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(tst_core_sign PRIVATE PkgConfig::SQLITE)
target_sources(tst_core_sign PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp
                                     ${CMAKE_CURRENT_SOURCE_DIR}/core/evidence/run_sql.cpp
                                     ${CMAKE_CURRENT_SOURCE_DIR}/support/kill_switch.cpp)
