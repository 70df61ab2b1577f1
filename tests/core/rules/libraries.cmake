# SPDX-License-Identifier: GPL-3.0-or-later
# Rules are run as SQL through sessions of connect.
# PostgreSQL's on a private server.
target_link_libraries(tst_core_rules PRIVATE mw_connect)
target_sources(tst_core_rules PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support/database_server.cpp)
