# SPDX-License-Identifier: GPL-3.0-or-later
# Core's texts are collected from its sources, lupdate reads them beside the window's, lrelease makes what the program
# carries as :/i18n/mapwright_<language>.qm. Included by ui, whose resources they are. After a change of texts:
# translations/update.
set(MW_TRANSLATIONS ${CMAKE_BINARY_DIR}/translations)
file(MAKE_DIRECTORY ${MW_TRANSLATIONS})
add_executable(core_texts ${CMAKE_CURRENT_LIST_DIR}/core_texts.cpp)
target_link_libraries(core_texts PRIVATE mw_flags)

# Written anew only where it differs, so that an edit in core does not build the window again.
set(MW_CORE_TEXTS ${MW_TRANSLATIONS}/collected_texts.cpp)
file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/*.cpp ${CMAKE_SOURCE_DIR}/core/*.h
                                                 ${CMAKE_SOURCE_DIR}/core/*.def)
add_custom_command(OUTPUT ${MW_CORE_TEXTS}.new BYPRODUCTS ${MW_CORE_TEXTS}
                   COMMAND core_texts ${CMAKE_SOURCE_DIR}/core ${MW_CORE_TEXTS}.new
                   COMMAND ${CMAKE_COMMAND} -E copy_if_different ${MW_CORE_TEXTS}.new ${MW_CORE_TEXTS}
                   DEPENDS core_texts ${core_sources} COMMENT "Collecting the texts of core" VERBATIM)
add_custom_target(collected_core_texts DEPENDS ${MW_CORE_TEXTS}.new)
target_sources(mw_ui PRIVATE ${MW_CORE_TEXTS})
set_source_files_properties(${MW_CORE_TEXTS} PROPERTIES SKIP_AUTOMOC ON)
add_dependencies(mw_ui collected_core_texts)

file(GLOB languages CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/mapwright_*.ts)
set(compiled)
foreach(language IN LISTS languages)
  get_filename_component(name ${language} NAME_WE)
  add_custom_command(OUTPUT ${MW_TRANSLATIONS}/${name}.qm
                     COMMAND Qt6::lrelease -silent ${language} -qm ${MW_TRANSLATIONS}/${name}.qm
                     DEPENDS ${language} COMMENT "Compiling ${name}.ts" VERBATIM)
  list(APPEND compiled ${MW_TRANSLATIONS}/${name}.qm)
endforeach()
qt_add_resources(mw_ui mw_translations PREFIX /i18n BASE ${MW_TRANSLATIONS} FILES ${compiled})

add_custom_target(translations_update
                  COMMAND Qt6::lupdate -I ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app ${MW_CORE_TEXTS}
                          -no-obsolete -no-ui-lines -locations none -silent -ts ${languages}
                  VERBATIM)
add_dependencies(translations_update collected_core_texts)
