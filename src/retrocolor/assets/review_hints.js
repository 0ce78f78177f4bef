// Points of colour on a picture: put, moved, recoloured and removed, by mouse, touch or keyboard. Places are shares of
// the picture from its left and top edge.

const STEP = 0.01; // of an arrow key; with Shift ten times as far
const MOST = 1000;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const at = (id) => document.getElementById(id);
const [layer, cross, list] = ["points", "cross", "point-list"].map(at);

const drafts = new Map(); // id of a file -> points that are not decided on yet
const pasts = new Map(); // id of a file -> what its points were before each change, the last one at the end
let page; // what this asks: changed(live), colourAt(x, y), say(text)
let file;
let hints = [];
let cursor = { x: 0.5, y: 0.5 };
let live = false; // in the middle of a drag or of choosing a colour

export function start(asked) {
  page = asked;
  at("put").addEventListener("click", () => toggle());
  layer.addEventListener("click", onClick);
  layer.addEventListener("keydown", onKey);
  layer.addEventListener("pointerdown", drag);
  addEventListener("beforeunload", (event) => { if (undecided()) event.preventDefault(); });
}

const chosen = (one) => one.choice?.hints ?? [];
const percent = (share) => `${Math.round(share * 100)} %`;
const place = ({ x, y }) => `${percent(x)} from the left, ${percent(y)} from the top`;
const within = (value) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;

export const sameHints = (a, b) => JSON.stringify(a.map(plain)) === JSON.stringify(b.map(plain));
const plain = ({ x, y, color }) => [x, y, color];

// The points of the file that is shown, as they would be chosen now.
export const hintsNow = () => hints;

// Take a file up; whether its points are others than those shown before.
export function show(wanted, usable) {
  const other = file?.id !== wanted.id;
  file = wanted;
  const before = hints;
  hints = drafts.get(file.id) ?? chosen(file);
  at("hints").hidden = file.kind === "film" || !usable;
  if (other) cursor = { x: 0.5, y: 0.5 };
  if (other && at("hints").hidden && isOn()) toggle(false);
  draw();
  return !sameHints(before, hints);
}

// What was decided is no draft any longer.
export function forget(id) {
  drafts.delete(id);
  pasts.delete(id);
}

export const undecided = () => drafts.size > 0;
export const forgetAll = () => drafts.clear();

// Points whose decision was taken back are still there to be decided on.
export function restore(of, points) {
  if (!sameHints(points, chosen(of))) drafts.set(of.id, points);
}

export const isOn = () => layer.classList.contains("on");

// Begin or end putting points.
export function toggle(on = !isOn()) {
  if (on && at("hints").hidden) return;
  layer.classList.toggle("on", on);
  layer.tabIndex = on ? 0 : -1;
  at("put").ariaPressed = String(on);
  page.mode(on);
  draw();
  if (on) layer.focus({ preventScroll: true });
  else if (layer.contains(document.activeElement)) at("put").focus({ preventScroll: true });
}

// Go to the picture to put points; from there, end it.
export function reach() {
  if (!isOn() || layer.contains(document.activeElement)) toggle();
  else layer.focus({ preventScroll: true });
}

// Whether points were being put, and are no longer.
export function end() {
  const was = isOn();
  if (was) toggle(false);
  return was;
}

function keep(value) {
  hints = value;
  if (sameHints(hints, chosen(file))) drafts.delete(file.id);
  else drafts.set(file.id, hints);
  draw();
}

// Other points; `now` while a hand still moves, so that one undo takes back the whole movement.
function change(value, said, now = false) {
  if (!live) pasts.set(file.id, [...(pasts.get(file.id) ?? []), hints]);
  live = now;
  keep(value);
  page.changed(now);
  if (said) page.say(said);
}

// Is there a change to the points to take back?
export const canUndo = () => !live && (pasts.get(file?.id)?.length ?? 0) > 0;

// Whether a change to the points was taken back.
export function undo() {
  const last = !live && pasts.get(file?.id)?.pop();
  if (!last) return false;
  const focused = document.activeElement;
  keep(last);
  if (!focused.isConnected) (isOn() ? layer : at("put")).focus({ preventScroll: true });
  page.changed(false);
  page.say(`Points taken back: ${hints.length} now`);
  return true;
}

function put(x, y) {
  if (hints.length >= MOST) return page.say(`No more than ${MOST} points.`);
  const point = { x: within(x), y: within(y), color: page.colourAt(x, y) };
  cursor = point;
  change([...hints, point], `Point ${hints.length + 1} put at ${place(point)}, colour ${point.color}. Choose its colour.`);
  list.lastElementChild.scrollIntoView({ block: "nearest" });
  list.lastElementChild.querySelector("input").focus({ preventScroll: true });
}

function set(index, values, now, said) {
  change(hints.map((hint, number) => (number === index ? { ...hint, ...values } : hint)), said, now);
}

function remove(index) {
  change(hints.filter((_, number) => number !== index), `Point ${index + 1} removed, ${hints.length - 1} left`);
  const next = list.children[Math.min(index, hints.length - 1)];
  (next?.querySelector("button") ?? (isOn() ? layer : at("put"))).focus({ preventScroll: true });
}

const indexOf = (target) => [...layer.querySelectorAll(".point")].indexOf(target);

function shares(event) {
  const box = layer.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}

function onClick(event) {
  const index = indexOf(event.target);
  if (index < 0) put(...shares(event));
  else list.children[index].querySelector("input").focus({ preventScroll: true });
}

function drag(event) {
  const index = indexOf(event.target);
  if (index < 0 || event.button) return;
  const marker = event.target;
  const from = [event.clientX, event.clientY];
  const moved = (now) => Math.hypot(now.clientX - from[0], now.clientY - from[1]) > 4;
  const move = (now) => {
    if (!live && !moved(now)) return; // a click
    const [x, y] = shares(now);
    set(index, { x: within(x), y: within(y) }, true);
  };
  const end = () => {
    marker.removeEventListener("pointermove", move);
    if (live) set(index, {}, false, `Point ${index + 1} moved to ${place(hints[index])}`);
  };
  marker.setPointerCapture(event.pointerId);
  marker.addEventListener("pointermove", move);
  marker.addEventListener("lostpointercapture", end, { once: true });
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const index = indexOf(event.target);
  const [right, down] = (ARROWS[event.key] ?? [0, 0]).map((way) => way * STEP * (event.shiftKey ? 10 : 1));
  const from = hints[index] ?? cursor;
  const to = { x: within(from.x + right), y: within(from.y + down) };
  if (right || down) {
    if (index >= 0) set(index, to, false, `Point ${index + 1}: ${place(to)}`);
    else {
      cursor = to;
      draw();
      page.say(place(to));
    }
  } else if (index < 0 && (event.key === "Enter" || event.key === " ")) put(cursor.x, cursor.y);
  else if (index >= 0 && (event.key === "Delete" || event.key === "Backspace")) remove(index);
  else return;
  event.preventDefault();
}

// Markers and rows are kept while their points change: a row may have its picker open.
function draw() {
  while (list.children.length > hints.length) list.lastElementChild.remove();
  while (list.children.length < hints.length) list.append(row(list.children.length));
  const markers = [...layer.querySelectorAll(".point")];
  while (markers.length > hints.length) markers.pop().remove();
  while (markers.length < hints.length) {
    const marker = document.createElement("button");
    marker.type = "button";
    marker.className = "point";
    marker.textContent = markers.length + 1;
    layer.append(marker);
    markers.push(marker);
  }
  hints.forEach((hint, index) => {
    lay(markers[index], hint);
    markers[index].style.backgroundColor = hint.color;
    markers[index].ariaLabel = `Point ${index + 1}, ${hint.color}, ${place(hint)}`;
    markers[index].tabIndex = isOn() ? 0 : -1;
    const input = list.children[index].querySelector("input");
    if (input.value !== hint.color) input.value = hint.color;
    list.children[index].querySelector("span").textContent = `${percent(hint.x)}, ${percent(hint.y)}`;
  });
  lay(cross, cursor);
}

function lay(what, { x, y }) {
  Object.assign(what.style, { left: `${x * 100}%`, top: `${y * 100}%` });
}

function row(index) {
  const item = document.createElement("li");
  item.innerHTML = `${index + 1} <input type="color"><span></span><button type="button">Remove</button>`;
  const input = item.querySelector("input");
  input.ariaLabel = `Colour of point ${index + 1}`;
  input.addEventListener("input", () => set(index, { color: input.value }, true));
  input.addEventListener("change", () => {
    set(index, { color: input.value }, false, `Point ${index + 1}: colour ${input.value}`);
  });
  const button = item.querySelector("button");
  button.ariaLabel = `Remove point ${index + 1}`;
  button.addEventListener("click", () => remove(index));
  return item;
}
