// The review page: keys, the mention that is chosen, and forms whose answers change parts of the page.
"use strict";

const find = (selector, root = document) => root.querySelector(selector);
const text = find("#text");
const FIELDS = "input:not([type=checkbox], [type=hidden]), select, textarea";

function say(words, wrong = false) {
  const place = find("#said");
  place.textContent = words;
  place.classList.toggle("wrong", wrong);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { place.textContent = ""; }, wrong ? 8000 : 2500);
}

// ---- mentions -------------------------------------------------------------------------------------------------

// A mention is one piece of text, or several where it overlaps another; a piece names its mentions, the shortest first.
const pieces = (key) => [...text.querySelectorAll(`mark[data-mentions~="${CSS.escape(key)}"]`)];
const namesIn = (marks) => new Set([...marks].flatMap((mark) => mark.dataset.mentions.split(" ")));
const listKeys = () => [...namesIn(text.querySelectorAll("mark"))];
const listOpen = () => new Set([...text.querySelectorAll("mark.verdict-open")].map((mark) => mark.dataset.mentions.split(" ")[0]));
let chosen = "";
let asked = 0;
let work = Promise.resolve(); // what the last key set going: the next key waits for it, however fast they come
let answered = null;
let leaving = false;

function highlight(key, focus = true) {
  for (const mark of text.querySelectorAll("mark.chosen")) {
    mark.classList.remove("chosen");
    mark.tabIndex = -1;
  }
  chosen = key;
  const marks = pieces(key);
  for (const mark of marks) mark.classList.add("chosen");
  if (!marks.length) return;
  marks[0].tabIndex = 0;
  marks[0].scrollIntoView({ block: "nearest" });
  if (focus) marks[0].focus({ preventScroll: true });
  history.replaceState(null, "", `#${key}`);
}

const fetchPanel = (key) => fetch(`${text.dataset.address}/panel?at=${encodeURIComponent(key)}`);

async function choose(key) {
  highlight(key);
  const number = ++asked;
  const answer = await fetchPanel(key);
  if (number !== asked) return; // another mention has been chosen since
  if (!answer.ok) return say(await answer.text(), true);
  find("#panel").innerHTML = await answer.text();
}

// A page comes without reasons: to give them the whole note is read once more, which takes a while if it is long.
async function explain() {
  const waiting = find("#panel [data-unexplained]");
  if (!waiting) return;
  const answer = await fetchPanel(waiting.dataset.unexplained);
  if (!answer.ok || !waiting.isConnected) return;
  const panel = document.createElement("template");
  panel.innerHTML = await answer.text();
  // Only the reasons: a comment may be half written by now.
  waiting.closest(".why").replaceWith(find(".why", panel.content));
}

function step(direction, open = null) {
  const keys = listKeys();
  const start = chosen ? keys.indexOf(chosen) : Math.min(-direction, 0);
  for (let i = 1; i <= keys.length; i++) {
    const key = keys[(start + direction * i + keys.length * (i + 1)) % keys.length];
    if (!open || open.has(key)) return choose(key);
  }
  return null;
}

function advance() {
  const open = listOpen();
  if (open.size) return step(1, open);
  return find("#finish")?.focus();
}

// ---- forms ----------------------------------------------------------------------------------------------------

async function send(form, button) {
  const fields = new URLSearchParams(new FormData(form, button));
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: fields });
  } catch {
    return say("The server does not answer: is `recurnlp review` still running?", true);
  }
  const isData = answer.headers.get("content-type")?.startsWith("application/json");
  if (!isData) return say(await answer.text(), true);
  const told = await answer.json();
  if (!answer.ok) return say(told.said, true);
  if (told.go) return go(told.go);
  return change(told);
}

function go(address) {
  leaving = true;
  const same = new URL(address, location.href);
  location.assign(address);
  // An address that differs only behind its # would not load anew.
  if (same.pathname === location.pathname && same.search === location.search) location.reload();
}

function change(told) {
  for (const [id, html] of Object.entries(told.fragments)) find(`#${id}`).innerHTML = html;
  if (told.looks?.length) {
    pieces(told.at).forEach((mark, place) => {
      [mark.className, mark.dataset.label] = told.looks[place];
    });
    highlight(told.at);
  }
  say(told.said);
  return told.advance ? advance() : null;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  answered = send(form, event.submitter);
});

// ---- a missed mention: offsets count code points; a hidden character is one element without text ----------------

function countUpTo(node, offset) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".block");
  if (!block || !text.contains(block)) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  const hidden = part.querySelectorAll(".hidden-character, .return").length;
  return Number(block.dataset.start) + [...part.textContent].length + hidden;
}

function readSelection() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const start = countUpTo(range.startContainer, range.startOffset);
  const end = countUpTo(range.endContainer, range.endOffset);
  const words = range.toString().trim();
  if (start === null || end === null || !words) return;
  const form = find("#add form");
  find("#add details").open = true;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.quote.value = words;
  form.elements.nth.value = "";
  say("Selected: m adds a metastasis, r a recurrence");
}

// ---- keys -----------------------------------------------------------------------------------------------------

const keysAreOn = () => localStorage.getItem("recurnlp.keys") !== "off";

function press(key) {
  if (leaving) return null;
  const field = find(`[data-focus="${CSS.escape(key)}"]`);
  if (field) {
    field.focus();
    field.select?.();
    return null;
  }
  const target = find(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  answered = null;
  target?.click();
  if (target?.matches("summary")) find(FIELDS, target.parentElement)?.focus(); // a fold is opened to be filled in
  return answered;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches(FIELDS)) {
    event.target.blur();
    if (text && chosen) highlight(chosen);
    return;
  }
  const busy = event.ctrlKey || event.altKey || event.metaKey || find("dialog[open]") || event.target.matches(FIELDS);
  const name = CSS.escape(event.key);
  if (busy || !keysAreOn() || event.key.length !== 1 || !find(`[data-key="${name}"], [data-focus="${name}"]`)) return;
  event.preventDefault();
  work = work.then(() => press(event.key));
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest("#text mark");
  if (mark && getSelection().isCollapsed) {
    const keys = mark.dataset.mentions.split(" ");
    choose(keys[(keys.indexOf(chosen) + 1) % keys.length]);
  }
  if (event.target.closest("#help-button")) find("#help").showModal();
  if (event.target.closest("#next")) answered = step(1);
  if (event.target.closest("#previous")) answered = step(-1);
});

// ---- words of a closed list: what has been typed so far may still become ----------------------------------------

document.addEventListener("input", (event) => {
  const list = document.getElementById(event.target.dataset.closed ?? "");
  if (!list) return;
  const part = event.target.value.split(/[,;]/).at(-1).trim().toLowerCase().replace(/[\s-]+/g, "_");
  const fitting = [...list.options].map((option) => option.value).filter((value) => part && value.startsWith(part));
  find(".hint", event.target.form).textContent = fitting.join(", ").replaceAll("_", " ");
});

// ---- the worklist ---------------------------------------------------------------------------------------------

function walkRows(direction) {
  const rows = [...document.querySelectorAll("a.row")];
  const at = rows.indexOf(document.activeElement);
  rows[Math.max(0, Math.min(rows.length - 1, at + direction))]?.focus();
}

// ---- at the start ---------------------------------------------------------------------------------------------

const keysBox = find("#keys-on");
keysBox.checked = keysAreOn();
keysBox.addEventListener("change", () => localStorage.setItem("recurnlp.keys", keysBox.checked ? "on" : "off"));

if (text) {
  text.addEventListener("mouseup", () => setTimeout(readSelection));
  find("#add [name=quote]").addEventListener("input", (event) => {
    event.target.form.elements.start.value = event.target.form.elements.end.value = "";
  });
  const wanted = decodeURIComponent(location.hash.slice(1));
  const [first] = listOpen();
  if (wanted === "patient") find("#accept-patient")?.focus();
  else if (pieces(wanted).length) choose(wanted);
  else if (first) highlight(first);
  else find("#finish").focus();
  addEventListener("load", explain);
} else {
  document.addEventListener("keydown", (event) => {
    if (event.target.matches(FIELDS) || !keysAreOn()) return;
    if (event.key === "j") walkRows(1);
    if (event.key === "k") walkRows(-1);
  });
  find("tr:not(.done) a.row")?.focus();
}
