# SPDX-License-Identifier: GPL-3.0-or-later
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(tst_core_evidence PRIVATE PkgConfig::SQLITE)
target_sources(tst_core_evidence PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/kill_switch.cpp
                                         ${CMAKE_CURRENT_SOURCE_DIR}/support/power_cut.cpp
                                         ${CMAKE_CURRENT_SOURCE_DIR}/support/database_server.cpp)
target_sources(tst_core_evidence PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/document/random_edits.cpp
                                         ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp)
