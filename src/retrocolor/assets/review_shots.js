// A film by its shots: frames of each, before and after, and what is chosen for one, written at once into shots.json.

import { changeShot, loadShots, shotUrl } from "./review_store.js";

const at = (id) => document.getElementById(id);
const [rows, button] = ["shots", "shots-open"].map(at);
const KINDS = { shot: "", dissolve: "dissolve or fade" };

let page; // what this asks: say(text), complain(text)
let file; // the film shown
let told = { shots: [], state: "" };
let on = false;
let writing = Promise.resolve();

export function start(asked) {
  page = asked;
  button.addEventListener("click", toggle);
  rows.addEventListener("change", (event) => write(event.target));
  rows.addEventListener("input", ({ target }) => {
    if (target.type === "range") target.previousElementSibling.textContent = Number(target.value).toFixed(2);
  });
  rows.addEventListener("click", ({ target }) => target.dataset.plain && send(target, { skip: null, vivid: null, saturation: null, like: null, like_strength: null }));
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
  const answer = await loadShots(file).catch((error) => ({ error: error.message }));
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
  return on;
}

function draw() {
  const focused = [document.activeElement?.dataset.field, document.activeElement?.closest("article")?.dataset.name];
  rows.replaceChildren(...told.shots.map(row));
  if (focused[0]) rows.querySelector(`article[data-name="${CSS.escape(focused[1])}"] [data-field=${focused[0]}]`)?.focus({ preventScroll: true });
}

function row(shot) {
  const element = at("shot").content.firstElementChild.cloneNode(true);
  element.dataset.name = shot.name;
  element.ariaLabel = `Shot ${shot.name}`;
  element.querySelector("b").textContent = `Shot ${[shot.name, ...shot.parts].join(", ")}`;
  const facts = [`${shot.begins} to ${shot.ends}`, `frames ${shot.first} to ${shot.last}`, KINDS[shot.kind], shot.in_colour ? "in colour already" : "", shot.merge ? "goes on from the shot before" : "", shot.note];
  element.querySelector("span").textContent = facts.filter(Boolean).join(" · ");
  for (const which of ["before", "after"]) {
    const line = element.querySelector(`.${which}`);
    for (const frame of shot.frames.slice(0, 6)) {
      const picture = document.createElement("img");
      picture.loading = "lazy";
      picture.alt = `Frame ${frame} ${which}`;
      picture.src = shotUrl(file, frame, which, shot.look);
      line.append(picture);
    }
  }
  element.querySelector("fieldset").disabled = shot.merge || shot.in_colour;
  const usual = file.choice?.look ?? file.look;
  fill(element, "skip", (field) => { field.checked = shot.look.skip ?? false; });
  for (const [name, other] of [["vivid", usual.vivid ?? 0], ["saturation", usual.saturation ?? 1]]) {
    fill(element, name, (field) => {
      field.value = shot.look[name] ?? other;
      field.previousElementSibling.textContent = Number(field.value).toFixed(2);
    });
  }
  fill(element, "like", (field) => { field.value = (shot.look.like ?? []).join(", "); });
  element.dataset.own = String(Object.keys(shot.look).length > 0);
  return element;
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
  send(field, { [name]: value });
}

// One after the other: each is of the shots as the one before left them.
function send(field, fields) {
  const [of, name] = [file, field.closest("article").dataset.name];
  writing = writing.then(() => sendNow(of, name, fields)).catch((error) => page.complain(error.message));
}

async function sendNow(of, name, fields) {
  if (of.id !== file.id) return;
  const { status, answer } = await changeShot(of, name, fields, told.state);
  page.complain(status === 409 ? "Somebody has edited the shots meanwhile: they are shown as they are now; choose again." : answer.error ?? "");
  if (answer.error || of.id !== file.id) return;
  take(answer);
  if (status === 200) page.say(`Shot ${name}: written, done at the next run`);
}
