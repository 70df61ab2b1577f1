# SPDX-License-Identifier: GPL-3.0-or-later
# Pages are laid out with fonts.
find_package(Qt6 6.4 REQUIRED COMPONENTS Gui)
target_link_libraries(tst_core_report PRIVATE mw_report_pdf Qt6::Gui)
# The shared precompiled header was made without them.
set_target_properties(tst_core_report PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
# The small document is shared with the tests of mapping.
target_sources(tst_core_report PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp)
