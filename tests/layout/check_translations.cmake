# SPDX-License-Identifier: GPL-3.0-or-later
# Runs lupdate over the present sources into a file of its own and holds the committed translation against it.
# cmake -DROOT=<tree> -DLUPDATE=… -DCORE_TEXTS=<core_texts> -DCHECK=<check_translations> -DSCRATCH=<folder> -P check_translations.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH})
execute_process(COMMAND ${CORE_TEXTS} ${ROOT}/core ${SCRATCH}/collected_texts.cpp COMMAND_ERROR_IS_FATAL ANY)
# Its warnings about classes it cannot place do not matter: a text in a wrong context is missing where it is asked for.
execute_process(COMMAND ${LUPDATE} -I ${ROOT} ${ROOT}/ui ${ROOT}/app ${SCRATCH}/collected_texts.cpp -no-obsolete -no-ui-lines
                        -locations none -silent -target-language de -ts ${SCRATCH}/sources.ts
                COMMAND_ERROR_IS_FATAL ANY ERROR_QUIET)
execute_process(COMMAND ${CHECK} ${ROOT}/translations/mapwright_de.ts ${SCRATCH}/sources.ts ${ROOT}/translations/equal_de.txt
                RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "the translation is not complete")
endif()
