# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(tst_core_rebase PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp)
