# SPDX-License-Identifier: GPL-3.0-or-later
# nlohmann's parser is the oracle for ours; the small document is shared with the tests of mapping.
find_package(nlohmann_json REQUIRED)
target_sources(tst_core_document PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/core/mapping/small_document.cpp)
target_link_libraries(tst_core_document PRIVATE nlohmann_json::nlohmann_json Threads::Threads)
