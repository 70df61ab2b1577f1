# SPDX-License-Identifier: GPL-3.0-or-later
# Spoils a translation in every way the check knows and demands that it is refused for that reason.
# cmake -DCHECK=<check_translations> -DCORE_TEXTS=<core_texts> -DSCRATCH=<folder> -P prove_translations.cmake
cmake_minimum_required(VERSION 3.25)

set(head "<?xml version=\"1.0\"?><TS version=\"2.1\" language=\"de\"><context><name>mw::ui::Page</name>")
set(foot "</context></TS>")
set(sources "<message><source>Open…</source><translation type=\"unfinished\"></translation></message>
<message><source>&amp;Save %1</source><translation type=\"unfinished\"></translation></message>
<message numerus=\"yes\"><source>%n row(s)</source><translation type=\"unfinished\"><numerusform></numerusform></translation></message>
<message><source>Name</source><translation type=\"unfinished\"></translation></message>
<message><source>the key {0}: </source><translation type=\"unfinished\"></translation></message>")
set(good "<message><source>Open…</source><translation>Öffnen …</translation></message>
<message><source>&amp;Save %1</source><translation>%1 &amp;speichern</translation></message>
<message numerus=\"yes\"><source>%n row(s)</source><translation><numerusform>%n Zeile</numerusform><numerusform>%n Zeilen</numerusform></translation></message>
<message><source>Name</source><translation>Name</translation></message>
<message><source>the key {0}: </source><translation>der Schlüssel {0}: </translation></message>")
file(WRITE ${SCRATCH}/sources.ts "${head}${sources}${foot}")
file(WRITE ${SCRATCH}/equal.txt "# the reason stands behind a tab\nName\tthe same word\n")

set(wrong 0)
set(proven 0)
# Replaces `from` by `to` in the good translation and expects `why` in what the check says; an empty `why` is a pass.
function(prove from to why)
  string(REPLACE "${from}" "${to}" spoiled "${good}")
  if(why AND spoiled STREQUAL good)
    message(FATAL_ERROR "nothing was spoiled: ${from}")
  endif()
  file(WRITE ${SCRATCH}/german.ts "${head}${spoiled}${foot}")
  execute_process(COMMAND ${CHECK} ${SCRATCH}/german.ts ${SCRATCH}/sources.ts ${SCRATCH}/equal.txt
                  RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  string(FIND "${said}" "${why}" position)
  if((why STREQUAL "" AND NOT result EQUAL 0) OR (NOT why STREQUAL "" AND (result EQUAL 0 OR position LESS 0)))
    message(NOTICE "${from} -> ${to}: expected \"${why}\", got ${result}:\n${said}")
    math(EXPR wrong "${wrong} + 1")
  endif()
  math(EXPR proven "${proven} + 1")
  set(wrong ${wrong} PARENT_SCOPE)
  set(proven ${proven} PARENT_SCOPE)
endfunction()

prove("nothing" "nothing" "")
prove("<message><source>Open…</source><translation>Öffnen …</translation></message>" "" "\"Open…\" is not translated")
prove("<translation>Öffnen …" "<translation type=\"unfinished\">Öffnen …" "\"Open…\" is not translated")
prove("<translation>Öffnen …" "<translation type=\"vanished\">Öffnen …" "\"Open…\" is no longer in the sources")
prove(">Öffnen …<" "> <" "\"Open…\" is translated by nothing")
prove(">Öffnen …<" ">Open…<" "\"Open…\" is translated by itself")
prove(">Öffnen …<" ">Öffnen<" "\"Open…\" ends in")
prove("%1 &amp;speichern" "&amp;speichern" "has the places %1, its translation has")
prove("%1 &amp;speichern" "%2 &amp;speichern" "has the places %1, its translation has %2")
prove("%1 &amp;speichern" "%1 speichern" "do not both have a key after &")
prove("<numerusform>%n Zeilen</numerusform>" "" "needs a form for one and a form for many")
prove("%n Zeilen" "Zeilen" "has the places %n, its translation has")
prove("Schlüssel {0}: " "Schlüssel: " "has the places {0}, its translation has")
prove("Schlüssel {0}: " "Schlüssel {0}:" "ends in")
prove(">der Schlüssel" "> der Schlüssel" "begins with other white space")
prove("<translation>Name" "<translation>Benennung" "take it off the list")
prove("<message><source>Name</source>" "<message><source>Old</source><translation>Alt</translation></message><message><source>Name</source>"
      "\"Old\" is no longer in the sources")
prove("<message><source>Open…" "</context><context><name>mw::ui</name><message><source>Lost</source><translation>Fort</translation></message></context><context><name>mw::ui::Page</name><message><source>Open…"
      "\"Lost\" is no longer in the sources")
prove("<message numerus=\"yes\"><source>%n row(s)</source><translation><numerusform>%n Zeile</numerusform><numerusform>%n Zeilen</numerusform></translation>"
      "<message><source>%n row(s)</source><translation>%n Zeilen</translation>" "\"%n row(s)\" is not translated")
string(REPLACE "mw::ui::Page" "mw::ui" head "${head}")
file(WRITE ${SCRATCH}/sources.ts "${head}${sources}${foot}")
prove(">Öffnen …<" ">Auf …<" "\"Open…\" stands in no class")

# What core_texts takes for a text that people read, and what not.
file(REMOVE_RECURSE ${SCRATCH}/core)
file(WRITE ${SCRATCH}/core/one.cpp [=[
// "a comment is no text"
Error found(bool many) {
    if (many)
        return makeError(Code::WrongValue, "the key " + quoted(name) + (many ? " stands" : " stood") + " twice");
    const std::string sql = "SELECT a FROM b", html = "<p class=\"a b\">", key = "single", format = forPeople("Alone");
    MW_ASSERT(many, "an assertion is for programmers");
    return at(makeError(Code::Usage, std::string("two "
                                                 "parts ") + "joined"), m_words("Cover"));
}
]=])
execute_process(COMMAND ${CORE_TEXTS} ${SCRATCH}/core ${SCRATCH}/texts.txt COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS ${SCRATCH}/texts.txt texts REGEX QT_TRANSLATE_NOOP)
set(expected "Alone" "the key {0} stands twice" "the key {0} stood twice" "two parts joined" "Cover")
math(EXPR proven "${proven} + 1")
set(found)
foreach(text IN LISTS texts)
  string(REGEX REPLACE "^ *QT_TRANSLATE_NOOP.\"core\", \"(.*)\".,$" "\\1" text "${text}")
  list(APPEND found "${text}")
endforeach()
if(NOT found STREQUAL expected)
  message(NOTICE "core_texts: expected\n  ${expected}\ngot\n  ${found}")
  math(EXPR wrong "${wrong} + 1")
endif()
if(wrong GREATER 0)
  message(FATAL_ERROR "${wrong} of ${proven} translations were judged wrongly")
endif()
message(STATUS "${proven} translations were judged rightly")
