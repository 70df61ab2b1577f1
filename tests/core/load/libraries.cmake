# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(tst_core_load PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/kill_switch.cpp
                                     ${CMAKE_CURRENT_SOURCE_DIR}/support/database_server.cpp)
