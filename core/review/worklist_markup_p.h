// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The page of a worklist: {0} language, {1} title, {2} words as JSON, {3} cards as JSON. It asks no network for anything, and its
/// policy forbids it to.
namespace mw::review {

inline constexpr const char* kWorklistMarkup = R"html(<!doctype html>
<html lang="{0}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{1}</title>
<style>
:root { color-scheme: light dark; --page: #fff; --soft: #f3f5f8; --line: #d4d9e1; --text: #1b2230; --muted: #566074; --accent: #1f5fa8; --on: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #1b1e24; --soft: #252a32; --line: #3b424e; --text: #e6e9ef; --muted: #a3acbb; --accent: #7db1f0; --on: #10141a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.45 system-ui, "Liberation Sans", sans-serif; }
header { position: sticky; top: 0; background: var(--soft); border-bottom: 1px solid var(--line); padding: 10px 20px; display: flex; gap: 16px;
  align-items: center; flex-wrap: wrap; z-index: 1; }
header h1 { font-size: 17px; margin: 0; }
header .grow { flex: 1; }
main { max-width: 1200px; margin: 0 auto; padding: 16px 20px 60px; }
.muted { color: var(--muted); }
.small { font-size: 13px; }
button { font: inherit; padding: 6px 14px; border: 1px solid var(--line); border-radius: 5px; background: var(--page); color: var(--text); cursor: pointer; }
button:hover { border-color: var(--accent); }
button[aria-pressed="true"], button.primary { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
button:focus-visible, textarea:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
textarea, input { font: inherit; width: 100%; padding: 7px 9px; border: 1px solid var(--line); border-radius: 5px; background: var(--page); color: var(--text); }
table { border-collapse: collapse; width: 100%; margin: 12px 0; table-layout: fixed; }
th { text-align: left; font-weight: 600; background: var(--soft); }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td .name { color: var(--muted); font-size: 13px; display: block; }
td.changed .value { font-weight: 600; text-decoration: underline; text-underline-offset: 3px; }
.none { color: var(--muted); font-style: italic; }
.note { border-left: 3px solid var(--accent); padding: 6px 12px; background: var(--soft); margin: 10px 0; }
.line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; margin: 12px 0; }
.wide { width: auto; min-width: 14em; }
ol { display: flex; flex-wrap: wrap; gap: 4px; padding: 0; margin: 16px 0; list-style: none; }
ol button { padding: 3px 8px; font-size: 13px; min-width: 3.4em; }
ol button[aria-current="true"] { outline: 2px solid var(--accent); }
kbd { font: inherit; font-size: 12px; border: 1px solid var(--line); border-radius: 3px; padding: 0 4px; }
</style>
</head>
<body>
<header><h1 id="title"></h1><span id="progress" class="muted"></span><span class="grow"></span>
<button id="previous"></button><button id="next"></button><button id="save" class="primary"></button></header>
<main><p id="who" class="muted small"></p><div id="card"></div><ol id="list"></ol><p id="how" class="muted small"></p></main>
<script type="application/json" id="words">{2}</script>
<script type="application/json" id="data">{3}</script>
<script>
(function () {
  "use strict";
  var words = JSON.parse(document.getElementById("words").textContent);
  var data = JSON.parse(document.getElementById("data").textContent);
  var key = "mapwright-worklist-" + data.plan + "-" + data.reviewer;
  var answers = {}, current = 0, isSaved = true;
  try { answers = JSON.parse(localStorage.getItem(key)) || {}; } catch (ignored) { answers = {}; }
  var el = function (id) { return document.getElementById(id); };
  function make(parent, tag, text, className) {
    var made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    if (className) made.className = className;
    parent.appendChild(made);
    return made;
  }
  function fill(text, values) { return text.replace(/\{(\d)\}/g, function (all, place) { return values[place]; }); }
  function answerOf(card) { return answers[card.record] || (answers[card.record] = { verdict: "", comment: "", at: 0 }); }
  function isDone(card) { var given = answers[card.record]; return !!given && given.verdict !== "" && !(given.verdict === "fail" && given.comment === ""); }
  function keep() {
    isSaved = false;
    try { localStorage.setItem(key, JSON.stringify(answers)); } catch (ignored) { /* then only the file keeps them */ }
    showProgress();
  }
  function showProgress() {
    var done = data.cards.filter(isDone).length;
    el("progress").textContent = fill(words.progress, [done, data.cards.length]);
    var buttons = el("list").children;
    for (var i = 0; i < data.cards.length; ++i) {
      var given = answers[data.cards[i].record];
      var sign = given && given.verdict ? { pass: "\u2713 ", fail: "\u2717 ", unsure: "? " }[given.verdict] : "";
      var button = buttons[i].firstChild;
      button.textContent = sign + (i + 1);
      button.title = data.cards[i].key;
      button.setAttribute("aria-current", i === current ? "true" : "false");
    }
  }
  function value(cell, text) { if (text === null) make(cell, "span", words.nothing, "none"); else make(cell, "span", text === "" ? words.empty : text, text === "" ? "none" : "value"); }
  function judge(verdict) {
    var answer = answerOf(data.cards[current]);
    answer.verdict = answer.verdict === verdict ? "" : verdict;
    answer.at = Date.now();
    keep();
    show(current);
    if (verdict === "fail" && answer.verdict) el("comment").focus();
  }
  function show(index) {
    current = Math.max(0, Math.min(index, data.cards.length - 1));
    var card = data.cards[current], answer = answerOf(card), box = el("card");
    box.textContent = "";
    make(box, "h2", data.source + " " + card.key);
    if (card.why) make(box, "p", card.why, "muted small");
    card.notes.forEach(function (note) { make(box, "p", note, "note"); });
    var line = make(box, "div", null, "line");
    [["pass", "P"], ["fail", "F"], ["unsure", "U"]].forEach(function (each) {
      var button = make(line, "button", words[each[0]] + " ");
      make(button, "kbd", each[1]);
      button.setAttribute("aria-pressed", answer.verdict === each[0] ? "true" : "false");
      button.onclick = function () { judge(each[0]); };
    });
    var comment = make(box, "textarea");
    comment.id = "comment";
    comment.rows = 2;
    comment.placeholder = words.comment;
    comment.setAttribute("aria-label", words.comment);
    comment.value = answer.comment;
    comment.oninput = function () { answer.comment = comment.value; answer.at = Date.now(); keep(); };
    var table = make(box, "table"), head = make(make(table, "thead"), "tr");
    [data.source, data.target, words.rule].forEach(function (text) { make(head, "th", text); });
    var body = make(table, "tbody");
    card.rows.forEach(function (row) {
      var tr = make(body, "tr"), left = make(tr, "td"), right = make(tr, "td", null, row.changed ? "changed" : ""), rule = make(tr, "td", null, "small muted");
      row.from.forEach(function (pair) { make(left, "span", pair[0], "name"); value(left, pair[1]); });
      if (row.field) { make(right, "span", row.field, "name"); if (row.missing) make(right, "span", words.missing, "none"); else value(right, row.to); }
      rule.textContent = row.rule || "";
      if (row.expected !== undefined) make(rule, "p", fill(words.differs, [row.expected === null ? words.nothing : row.expected]), "note");
    });
    el("previous").disabled = current === 0;
    el("next").disabled = current === data.cards.length - 1;
    showProgress();
  }
  function save() {
    var given = data.cards.filter(function (card) { var a = answers[card.record]; return a && (a.verdict || a.comment); });
    var text = JSON.stringify({ mapwright_answers: 1, plan: data.plan, reviewer: data.reviewer, answers: given.map(function (card) {
      var a = answers[card.record];
      return { record: card.record, key: card.key, seen: card.seen, verdict: a.verdict, comment: a.comment, at: a.at };
    }) }, null, 1);
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = data.file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    isSaved = true;
  }
  el("title").textContent = data.title;
  el("who").textContent = data.about;
  el("how").textContent = words.how;
  el("previous").textContent = "\u25c0 " + words.previous;
  el("next").textContent = words.next + " \u25b6";
  el("save").textContent = words.save;
  el("previous").onclick = function () { show(current - 1); };
  el("next").onclick = function () { show(current + 1); };
  el("save").onclick = save;
  data.cards.forEach(function (card, index) { make(make(el("list"), "li"), "button").onclick = function () { show(index); window.scrollTo(0, 0); }; });
  document.addEventListener("keydown", function (event) {
    var inText = /^(TEXTAREA|INPUT)$/.test(event.target.tagName);
    if (event.key === "Escape" && inText) { event.target.blur(); return; }
    if (inText || event.ctrlKey || event.altKey || event.metaKey) return;
    var act = { j: function () { show(current + 1); }, ArrowRight: function () { show(current + 1); }, k: function () { show(current - 1); },
      ArrowLeft: function () { show(current - 1); }, p: function () { judge("pass"); }, f: function () { judge("fail"); }, u: function () { judge("unsure"); } };
    var run = act[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run) { event.preventDefault(); run(); }
  });
  window.addEventListener("beforeunload", function (event) { if (!isSaved) event.preventDefault(); });
  var first = 0;
  while (first < data.cards.length && isDone(data.cards[first])) ++first;
  show(first < data.cards.length ? first : 0);
}());
</script>
</body>
</html>
)html";

} // namespace mw::review
