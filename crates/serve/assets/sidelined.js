// What pages do better with a script; without it everything works all the same.
"use strict";

// The day that is chosen is shown at once.
const day = document.getElementById("as_of");
if (day) day.addEventListener("change", () => { if (day.value) day.form.requestSubmit(); });

// Search as one types: the arrows choose, Enter goes there, Escape puts the list away.
const field = document.getElementById("q");
const found = document.getElementById("found");
let asked = 0;
let chosen = -1;

function choose(at) {
  const links = [...found.querySelectorAll("a")];
  if (!links.length) return;
  chosen = (at + links.length) % links.length;
  links.forEach((link, n) => link.setAttribute("aria-selected", String(n === chosen)));
  field.setAttribute("aria-activedescendant", links[chosen].id);
}

function close() {
  found.hidden = true;
  chosen = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

async function look() {
  const mine = ++asked;
  const wanted = field.value.trim();
  if (wanted.length < 2) return close();
  const answer = await fetch("/api/v1/search?q=" + encodeURIComponent(wanted));
  if (!answer.ok || mine !== asked) return;
  const { hits } = await answer.json();
  found.replaceChildren(...hits.map((hit, n) => {
    const link = document.createElement("a");
    const as_of = new URLSearchParams(location.search).get("as_of");
    link.href = hit.path + (as_of ? "?as_of=" + encodeURIComponent(as_of) : "");
    link.id = "found-" + n;
    link.setAttribute("role", "option");
    link.textContent = hit.name + " ";
    const note = document.createElement("small");
    note.textContent = hit.note || hit.kind;
    link.append(note);
    const item = document.createElement("li");
    item.setAttribute("role", "presentation");
    item.append(link);
    return item;
  }));
  chosen = -1;
  found.hidden = hits.length === 0;
  field.setAttribute("aria-expanded", String(!found.hidden));
}

if (field && found) {
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-controls", "found");
  field.setAttribute("aria-expanded", "false");
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(look, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0 && !found.hidden) {
      event.preventDefault();
      found.querySelectorAll("a")[chosen].click();
    }
  });
  document.addEventListener("click", (event) => { if (!field.form.contains(event.target)) close(); });
}

// A claim that is gone to shows its sentence too.
function show() {
  document.querySelectorAll("mark.chosen").forEach((mark) => mark.classList.remove("chosen"));
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("c-")) return;
  const links = [...document.querySelectorAll("mark a.number")].filter((link) => link.hash === "#" + id);
  links.forEach((link) => link.closest("mark").classList.add("chosen"));
  if (links.length) links[0].closest("mark").scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", show);
show();

// The review queue by keyboard: while something in it is focused, and nothing is being typed.
const queue = document.getElementById("queue");
if (queue) {
  const items = [...queue.children];
  const go = (item) => { if (item) { item.focus({ preventScroll: true }); item.scrollIntoView({ block: "nearest" }); } };
  const keys = {
    j: (item) => go(item.nextElementSibling),
    k: (item) => go(item.previousElementSibling),
    a: (_, answer) => answer.querySelector('button[value="accept"]').click(),
    r: (_, answer) => answer.querySelector('button[value="reject"]').click(),
    c: (_, answer) => answer.querySelector("a.button").click(),
  };
  queue.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const act = keys[event.key];
    const item = event.target.closest("#queue > li");
    if (!act || !item) return;
    event.preventDefault();
    // Of several answers, the one in which something is focused.
    act(item, event.target.closest(".answer") || item);
  });
  go(items.find((item) => "#" + item.id === location.hash) || items[0]);
}
