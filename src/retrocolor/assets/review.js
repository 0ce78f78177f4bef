// The page: which of the two views is shown, filters, keys, and what happens when somebody decides.

import * as grid from "./review_grid.js";
import * as hints from "./review_hints.js";
import * as photo from "./review_photo.js";
import * as shots from "./review_shots.js";
import { FILTERS, LOST, changed, choose, chosen, finish, load, stateOf, store } from "./review_store.js";

const EVERY = 4000; // milliseconds between questions for what has changed on disk
const SAID = { accepted: "Accepted", redo: "To be made anew", rejected: "Stays black and white" };
const at = (id) => document.getElementById(id);
let filter = "all";
let order = []; // of the files while one of them is looked at: those of the filter when it was opened
let shown = null; // its id
let lost = false; // the program that answers
let complaint = ""; // of what stands on disk, as last told
let busy = false; // a decision, or one taken back, is on its way: the next is of what is shown then
const undone = []; // what was decided here, and what was written of shots, the last one at the end

// What went wrong stays until the next decision or picture; below it lies what is wrong for longer.
function complain(text) {
  const told = text || (lost ? LOST : store.complaint);
  at("banner").textContent = told;
  at("banner").hidden = !told;
}

function say(text) {
  at("said").textContent = text;
}

function drawList() {
  const decided = store.files.filter((file) => stateOf(file) && !file.redone).length;
  document.title = `${store.folder} · Review · retrocolor`;
  at("folder").textContent = store.folder;
  at("progress").textContent = `${decided} of ${store.files.length} decided` + (store.by ? `, as ${store.by}` : "");
  for (const button of at("filters").children) {
    const number = chosen(button.dataset.filter, "").length;
    button.querySelector("span").textContent = number;
    button.hidden = !number && !["all", "unseen", "unsure", "failed"].includes(button.dataset.filter);
    button.ariaPressed = String(button.dataset.filter === filter);
  }
  if (!shown) grid.show(chosen(filter, at("find").value));
}

function drawUndo() {
  at("undo").disabled = !undone.length && !hints.canUndo();
  keepFocus();
}

// A button that cannot be pressed any longer, or is no longer there, hands the focus on.
function keepFocus() {
  const { activeElement: now } = document;
  if (shown && (now.matches(":disabled") || !now.checkVisibility())) at("next").focus({ preventScroll: true });
}

// Show a picture, or all; back in the browser leads from a picture to all of them, and a reload to the same.
function open(id) {
  const address = id ? `#${id}` : location.pathname;
  if (id && !history.state) history.pushState("inside", "", address);
  else history.replaceState(history.state, "", address);
  view(id);
}

function viewAddress() {
  const id = location.hash.slice(1);
  at("keys").close();
  if (id || shown) view(store.byId.has(id) ? id : null);
}

function drawPhoto() {
  const file = store.byId.get(shown);
  if (!file) return open(null);
  photo.show(file, `${order.indexOf(shown) + 1} of ${order.length}`);
  shots.show(file);
  drawUndo();
}

function view(id) {
  if (id && !shown) order = chosen(filter, at("find").value).map((file) => file.id);
  const last = shown;
  if (last !== id) complain("");
  shown = id;
  at("photo").hidden = !id;
  at("list").hidden = Boolean(id);
  if (id) {
    drawPhoto();
    if (!last) at("next").focus({ preventScroll: true });
    scrollTo(0, 0);
  } else {
    hints.end();
    grid.show(chosen(filter, at("find").value), last);
    grid.focus();
  }
}

function step(by) {
  const place = order.indexOf(shown) + by;
  if (place < 0) return;
  if (place < order.length) open(order[place]);
  else {
    say("That was the last one.");
    open(null);
  }
}

async function alone(act) {
  if (busy) return;
  busy = true;
  await act().finally(() => { busy = false; });
}

const decide = (state) => alone(() => decideNow(state));
const takeBack = () => alone(takeBackNow);

async function decideNow(state) {
  const file = shown ? store.byId.get(shown) : grid.currentFile();
  if (!file || (state !== "rejected" && !["done", "rejected"].includes(file.status))) return;
  const before = file.choice ?? null;
  const look = shown && state !== "rejected" ? photo.lookNow() : (file.choice?.look ?? null);
  const points = shown && state !== "rejected" ? hints.hintsNow() : null; // null: as they were
  const { wrong, overtaken } = await choose(file, { state, look, hints: points }).catch(failed);
  complain(overtaken ? `${wrong}: the same key again puts yours in its place.` : wrong);
  if (wrong) return;
  if (points) hints.forget(file.id);
  undone.push({ id: file.id, before, mine: file.choice ?? null, points });
  say(`${file.name}: ${SAID[state]}`);
  drawUndo();
  if (shown === file.id) step(1);
}

async function takeBackNow() {
  if (shown && hints.undo()) return drawUndo();
  const last = undone.pop();
  const file = store.byId.get(last?.id);
  if (!file) return drawUndo();
  const { wrong, overtaken } = await (last.shot ? shots.takeBack(file, last) : choiceBack(file, last)).catch(failed);
  complain(overtaken ? `${wrong}: it stays so.` : wrong);
  if (wrong && !overtaken) undone.push(last); // the same key again tries it again
  drawUndo();
  if (wrong) return;
  say(last.shot ? `Shot ${last.shot}: taken back` : `${file.name}: taken back`);
  if (shown) open(file.id);
  else grid.show(chosen(filter, at("find").value), file.id);
}

// Put back what was chosen before, unless somebody else has decided since.
async function choiceBack(file, { before, mine, points: tried }) {
  const { state = null, look = null, hints: points = [] } = before ?? {};
  const told = await choose(file, before && { state, look, hints: points }, mine);
  if (told.wrong) return told;
  if (tried) hints.restore(file, tried);
  const earlier = undone.findLast((one) => one.id === file.id && !one.shot);
  if (earlier && same(earlier.mine, before)) earlier.mine = file.choice ?? null; // the same, written anew
  return told;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const failed = (error) => ({ wrong: error.message });

const PHOTO_KEYS = {
  n: () => step(1), ArrowRight: () => step(1), p: () => step(-1), ArrowLeft: () => step(-1),
  Escape: () => shots.close() || hints.end() || open(null), t: shots.toggle,
  j: () => shots.key("join") || shots.key("part"), k: () => shots.key("frame"),
  b: photo.flip, z: photo.zoom, h: hints.reach, v: () => at("vivid").focus(), s: () => at("saturation").focus(),
  1: () => photo.take(0), 2: () => photo.take(1), 3: () => photo.take(2), 4: () => photo.take(3),
};
const KEYS = {
  a: () => decide("accepted"), r: () => decide("redo"), x: () => decide("rejected"), u: takeBack,
  "?": () => at("keys").showModal(),
};
const REPEATED = new Set(["n", "p", "ArrowLeft", "ArrowRight"]); // of keys held down; others would decide on what nobody saw

function onHeld(event) {
  if (!event.repeat || event.key !== "Enter") return;
  event.preventDefault();
  event.stopPropagation();
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || at("keys").open || store.ended || event.defaultPrevented) return;
  const field = event.target;
  if (field.type === "search" || (["text", "number"].includes(field.type) && event.key !== "Escape")) return;
  if (["range", "color"].includes(field.type) && event.key.startsWith("Arrow")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!shown && key.startsWith("Arrow") && field === document.body) grid.focus();
  const act = (shown && PHOTO_KEYS[key]) || KEYS[key];
  if (!act) return;
  event.preventDefault();
  if (!event.repeat || REPEATED.has(key)) act();
}

function start() {
  for (const [key, name] of FILTERS) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.filter = key;
    button.append(name, document.createElement("span"));
    button.addEventListener("click", () => { filter = key; drawList(); });
    at("filters").append(button);
  }
  grid.start(open);
  photo.start();
  hints.start({ changed: (live) => { photo.hinted(live); drawUndo(); }, colourAt: photo.colourAt, say, mode: (on) => photo.setSplit(on ? 0 : 50) });
  shots.start({ say, complain, done: (shot) => { undone.push(shot); drawUndo(); } });
  at("find").addEventListener("input", drawList);
  const buttons = {
    accept: () => decide("accepted"), redo: () => decide("redo"), reject: () => decide("rejected"),
    next: () => step(1), previous: () => step(-1), back: () => open(null), help: KEYS["?"], finish: end, undo: takeBack,
  };
  for (const [id, act] of Object.entries(buttons)) at(id).addEventListener("click", act);
  addEventListener("keydown", onKey);
  addEventListener("keydown", onHeld, { capture: true });
  addEventListener("popstate", viewAddress);
  changed.addEventListener("change", () => {
    if (complaint !== store.complaint) complain("");
    complaint = store.complaint;
    drawList();
    if (shown) drawPhoto();
  });
  setInterval(() => document.hidden || ask(), EVERY);
  ask().then(viewAddress);
}

let asking = false; // over a slow line the answer takes longer than until the next question

async function ask() {
  if (store.ended || asking) return;
  asking = true;
  try {
    await load();
    const again = lost;
    lost = false;
    if (again) complain("");
  } catch {
    lost = true;
    complain(LOST);
  }
  asking = false;
}

async function end() {
  if (hints.undecided() && !confirm("Points of colour that were put are not decided on yet. Throw them away?")) return;
  hints.forgetAll();
  await finish().catch(() => {});
  for (const id of ["list", "photo", "banner"]) at(id).hidden = true;
  at("ended").hidden = false;
  at("ended").focus();
}

start();
