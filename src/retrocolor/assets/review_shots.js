// A film by its shots: frames of each, before and after; what is chosen for one, and where shots begin, is written at
// once into shots.json.

import { changeShot, loadShots, shotUrl } from "./review_store.js";

const at = (id) => document.getElementById(id);
const [rows, button] = ["shots", "shots-open"].map(at);
const KINDS = { shot: "", dissolve: "dissolve or fade" };
const PLAIN = { skip: null, vivid: null, saturation: null, like: null, like_strength: null };
const CUTS = { // what is said once it is written
  join: (name) => `Shot ${name} goes on into the next one, which has its look now: done at the next run`,
  part: (name) => `Shot ${name} is a shot of its own again: done at the next run`,
  split: (name, frame) => `Shot ${name} ends before frame ${frame}, where a new one begins: done at the next run`,
};

let page; // what this asks: say(text), complain(text), done({ id, shot, state, change }) of what was written
let file; // the film shown
let told = { shots: [], state: "" };
let on = false;
let writing = Promise.resolve();
let writes = 0; // a list that was asked for before one tells of the time before it

export function start(asked) {
  page = asked;
  button.addEventListener("click", toggle);
  rows.addEventListener("change", ({ target }) => target.dataset.field !== "frame" && write(target));
  rows.addEventListener("input", ({ target }) => {
    if (target.type === "range") target.previousElementSibling.textContent = Number(target.value).toFixed(2);
    if (target.dataset.field === "frame") tellTime(target);
  });
  rows.addEventListener("click", ({ target }) => {
    if (target.dataset.plain) send(target, { fields: PLAIN });
    else if (target.dataset.field in CUTS) cut(target);
    else if (target.closest("figure")) aim(target.closest("figure"));
  });
  rows.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.field === "frame") cut(event.target.closest("article").querySelector("[data-field=split]"));
  });
}

// Take a file up. The shots of a film are asked for anew, since others may edit the file.
export async function show(wanted) {
  const other = file?.id !== wanted.id;
  file = wanted;
  if (other) told = { shots: [], state: "" };
  const film = file.kind === "film" && file.status === "done";
  at("by-shot").hidden = !film;
  if (!film) return place(false);
  if (other) place(false);
  const before = writes;
  const answer = await loadShots(file).catch((error) => ({ error: error.message }));
  if (before !== writes) return;
  if (answer.error) at("shots-how").textContent = answer.error;
  if (answer.error || wanted.id !== file.id || answer.state === told.state) return;
  take(answer);
}

function take(answer) {
  told = answer;
  button.disabled = !told.shots.length;
  button.firstElementChild.textContent = told.shots.length === 1 ? "1 shot" : `${told.shots.length} shots`;
  at("shots-how").textContent = told.shots.length ? "" : "The colour track of this film is gone: run it again to choose by shot.";
  draw();
}

// The shots in place of the film's frames, or these again.
export function toggle() {
  if (!at("by-shot").hidden && !button.disabled) place(!on);
  return on;
}

export const close = () => on && !place(false);

function place(wanted) {
  on = wanted;
  rows.hidden = !on;
  at("pair").classList.toggle("away", on);
  button.ariaPressed = String(on);
  if (on) rows.querySelector("input")?.focus({ preventScroll: true });
  else if (rows.contains(document.activeElement)) button.focus({ preventScroll: true });
  return on;
}

function draw() {
  const focused = [document.activeElement?.dataset.field, document.activeElement?.closest("article")?.dataset.name];
  rows.replaceChildren(...told.shots.map(row));
  if (!focused[0]) return;
  const article = `article[data-name="${CSS.escape(focused[1])}"]`;
  const same = rows.querySelector(`${article} [data-field=${focused[0]}]:not([hidden])`);
  (same ?? rows.querySelector(`${article} .cut button:not([hidden])`) ?? rows.querySelector("input"))?.focus({ preventScroll: true });
}

// The row that a key is meant for: that of the focus.
const rowNow = () => document.activeElement?.closest("#shots article");

// Whether a key of the page was for a shot: join it, or choose the frame at which it is split.
export function key(field) {
  const control = on ? rowNow()?.querySelector(`[data-field=${field}]:not([hidden])`) : null;
  if (control && field === "frame") control.select();
  control?.focus();
  if (control && field !== "frame") cut(control);
  return Boolean(control);
}

function row(shot) {
  const element = at("shot").content.firstElementChild.cloneNode(true);
  element.dataset.name = shot.name;
  element.ariaLabel = `Shot ${shot.name}`;
  element.querySelector("b").textContent = `Shot ${[shot.name, ...shot.parts].join(", ")}`;
  const facts = [`${shot.begins || timeOf(shot.first)} to ${shot.ends || timeOf(shot.last + 1)}`, `frames ${shot.first} to ${shot.last}`, KINDS[shot.kind], shot.in_colour ? "in colour already" : "", shot.merge ? "goes on from the shot before" : "", shot.frames.length ? "" : "its pictures come with the next run", shot.note];
  element.querySelector("span").textContent = facts.filter(Boolean).join(" · ");
  for (const which of ["before", "after"]) {
    const line = element.querySelector(`.${which}`);
    for (const frame of shot.frames.slice(0, 6)) {
      const [figure, picture] = ["figure", "img"].map((name) => document.createElement(name));
      picture.loading = "lazy";
      picture.alt = `Frame ${frame} ${which}`;
      picture.src = shotUrl(file, frame, which, shot.as);
      figure.dataset.frame = frame;
      figure.append(picture);
      if (which === "before") figure.append(Object.assign(document.createElement("figcaption"), { textContent: frame, ariaHidden: "true" }));
      line.append(figure);
    }
  }
  element.querySelector("fieldset").disabled = shot.merge || shot.in_colour;
  const usual = file.choice?.look ?? file.look;
  fill(element, "skip", (field) => { field.checked = shot.look.skip ?? false; });
  for (const [name, other] of [["vivid", usual.vivid ?? 0], ["saturation", usual.saturation ?? 1]]) {
    fill(element, name, (field) => {
      field.value = shot.as[name] ?? other;
      field.previousElementSibling.textContent = Number(field.value).toFixed(2);
    });
  }
  fill(element, "like", (field) => { field.value = (shot.look.like ?? []).join(", "); });
  element.dataset.own = String(Object.keys(shot.look).length > 0);
  cuts(element, shot);
  return element;
}

// Where shots begin: what there is to join, and the middle as the first guess at a frame to split at.
function cuts(element, shot) {
  const later = told.shots.slice(told.shots.indexOf(shot) + 1);
  fill(element, "join", (button) => { button.hidden = shot.merge || later.every((one) => one.merge); });
  fill(element, "part", (button) => { button.hidden = !shot.merge; });
  fill(element, "frame", (field) => {
    [field.min, field.max, field.value] = [shot.first + 1, shot.last, Math.ceil((shot.first + shot.last + 1) / 2)];
    tellTime(field);
  });
  if (shot.first === shot.last) element.querySelectorAll(".cut label, [data-field=split]").forEach((one) => { one.hidden = true; });
}

// The frames to choose from, and when the chosen one is shown.
function tellTime(field) {
  const inside = field.value >= Number(field.min) && field.value <= Number(field.max) ? timeOf(Number(field.value)) : "";
  field.nextElementSibling.textContent = [`${field.min} to ${field.max}`, inside].filter(Boolean).join(" · ");
}

const seconds = (time) => time.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);

// When a frame is shown: as the file says, else about, between the times that it says.
function timeOf(frame) {
  const known = told.shots.flatMap((one) => [[one.first, one.begins], [one.last + 1, one.ends]]).filter(([, time]) => /^\d+:\d\d:\d\d(\.\d+)?$/.test(time));
  const exact = known.find(([first]) => first === frame);
  if (exact) return exact[1];
  const [from, to] = [known.findLast(([first]) => first < frame), known.find(([first]) => first > frame)];
  if (!from || !to) return "";
  const time = seconds(from[1]) + ((frame - from[0]) / (to[0] - from[0])) * (seconds(to[1]) - seconds(from[1]));
  const [hours, minutes] = [Math.floor(time / 3600), Math.floor(time / 60) % 60];
  return `about ${hours}:${String(minutes).padStart(2, "0")}:${(time % 60).toFixed(3).padStart(6, "0")}`;
}

// A frame that was clicked is the one to split at, where its shot can begin.
function aim(figure) {
  const field = figure.closest("article").querySelector("[data-field=frame]");
  field.value = Math.min(Math.max(Number(figure.dataset.frame), field.min), field.max);
  tellTime(field);
}

function cut(button) {
  const { field } = button.dataset;
  const { min, max, valueAsNumber: frame } = button.closest("article").querySelector("[data-field=frame]");
  const { name } = button.closest("article").dataset;
  if (field === "split" && !(Number.isInteger(frame) && frame >= min && frame <= max)) {
    return page.complain(`Shot ${name} is split at one of its frames: choose ${min} to ${max}.`);
  }
  send(button, field === "split" ? { do: field, frame } : { do: field }, CUTS[field](name, frame));
}

function fill(element, name, how) {
  how(element.querySelector(`[data-field=${name}]`));
}

function write(field) {
  const { field: name } = field.dataset;
  const value = {
    skip: () => field.checked || null,
    like: () => (field.value.trim() ? field.value.split(",").map((one) => one.trim()).filter(Boolean) : null),
  }[name]?.() ?? (field.type === "range" ? Number(field.value) : null);
  send(field, { fields: { [name]: value } });
}

// One after the other: each is of the shots as the one before left them.
function send(field, asked, said) {
  const [of, name] = [file, field.closest("article").dataset.name];
  writing = writing.then(() => sendNow(of, name, asked, said)).catch((error) => page.complain(error.message));
}

async function written(...change) {
  writes += 1;
  return changeShot(...change).finally(() => { writes += 1; });
}

async function sendNow(of, name, asked, said = `Shot ${name}: written, done at the next run`) {
  if (of.id !== file.id) return;
  const { status, answer } = await written(of, name, asked, told.state);
  page.complain(status === 409 ? "Somebody has edited the shots meanwhile: they are shown as they are now; choose again." : answer.error ?? "");
  if (status === 200) page.done({ id: of.id, shot: name, state: answer.state, change: answer.change });
  if (answer.error || of.id !== file.id) return;
  take(answer);
  if (status === 200) page.say(said);
}

// Put the shots of a film back as they were before a change, unless somebody has changed them since.
export function takeBack(of, { state, change }) {
  const done = writing.then(async () => {
    const { status, answer } = await written(of, "", { do: "undo", change }, state);
    if (answer.shots && of.id === file?.id) take(answer);
    if (status === 409) return { wrong: "Somebody has edited the shots meanwhile", overtaken: true };
    return { wrong: answer.error ?? "" };
  });
  writing = done.catch(() => {});
  return done;
}
