"use strict";
const study = JSON.parse(document.getElementById("data").textContent);
const STORE = "retrocolor-study-" + study.study;
const WORDS = ["best", "second best", "third best", "fourth best", "fifth best", "sixth best", "seventh best", "eighth best"];
const byId = (id) => document.getElementById(id);
const pictures = new Map(study.pictures.map((picture) => [picture.id, picture]));
const count = study.pictures[0].versions.length;
let state = remembered() || fresh();
let shown = null; // id of the picture whose versions stand in the page

function shuffled(things) {
  const order = [...things];
  for (let i = order.length - 1; i > 0; i--) {
    const j = crypto.getRandomValues(new Uint32Array(1))[0] % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/* A new rater: pictures and versions in an order of their own, nothing ranked. */
function fresh() {
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const entries = shuffled(study.pictures).map((picture) => ({
    picture: picture.id,
    shown: shuffled(picture.versions.map((version) => version.id)),
    chosen: [],
  }));
  return { id, name: "", place: -1, entries, saved: false };
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORE));
  } catch {
    byId("forgets").hidden = false;
    return null;
  }
}

function remember() {
  try {
    localStorage.setItem(STORE, JSON.stringify(state));
  } catch {
    byId("forgets").hidden = false;
  }
}

/* Versions from best to worst; the last one is known when all others are chosen. */
function order(entry) {
  const rest = entry.shown.filter((id) => !entry.chosen.includes(id));
  return rest.length <= 1 ? [...entry.chosen, ...rest] : entry.chosen;
}
const complete = (entry) => order(entry).length === count;
const current = () => state.entries[state.place];

function answers() {
  return JSON.stringify({
    format: study.format,
    study: study.study,
    rater: { id: state.id, name: state.name },
    rankings: state.entries.map((entry) => ({ picture: entry.picture, order: order(entry) })),
  }, null, 1);
}

function show() {
  const at = state.place < 0 ? "start" : state.place < state.entries.length ? "rank" : "end";
  for (const id of ["start", "rank", "end"]) byId(id).hidden = id !== at;
  if (at === "rank") showPicture();
  if (at === "end") {
    byId("who").textContent = state.name;
    byId("text").value = answers();
    byId("saved").textContent = "";
  }
}

function showPicture() {
  const entry = current(), picture = pictures.get(entry.picture);
  if (shown !== entry.picture) {
    shown = entry.picture;
    const ar = picture.width / picture.height, columns = Math.min(count, ar > 1.25 ? 3 : 5), style = byId("choices").style;
    style.setProperty("--columns", columns);
    style.setProperty("--rows", Math.ceil(count / columns));
    style.setProperty("--ar", ar);
    byId("choices").replaceChildren(...entry.shown.map((id, place) => version(picture, id, place)));
  }
  const ranked = order(entry);
  [...byId("choices").children].forEach((button, place) => {
    const rank = ranked.indexOf(entry.shown[place]) + 1, letter = String.fromCharCode(65 + place);
    button.setAttribute("aria-pressed", rank > 0);
    button.setAttribute("aria-label", "Version " + letter + (rank ? ", ranked " + rank + " of " + count : ", not ranked"));
    button.querySelector("b").textContent = rank || "";
  });
  const done = complete(entry), last = state.place + 1 === state.entries.length;
  byId("count").textContent = "Picture " + (state.place + 1) + " of " + state.entries.length;
  byId("done").max = state.entries.length;
  byId("done").value = state.entries.filter(complete).length;
  byId("ask").textContent = done ? "All ranked: go on, or undo." : "Which one looks " + WORDS[ranked.length] + "?";
  byId("next").textContent = last ? "Finish" : "Next";
  byId("next").disabled = !done;
  byId("undo").disabled = !entry.chosen.length;
  byId("back").disabled = state.place === 0;
}

function version(picture, id, place) {
  const button = document.createElement("button"), image = new Image(), letter = document.createElement("span");
  image.src = "data:image/jpeg;base64," + picture.versions.find((one) => one.id === id).jpeg;
  [image.width, image.height, image.alt] = [picture.width, picture.height, ""];
  letter.textContent = String.fromCharCode(65 + place);
  button.className = "choice";
  button.append(image, document.createElement("b"), letter);
  button.addEventListener("click", () => choose(place));
  return button;
}

/* Rank a version next, or take it out when it is ranked. */
function choose(place) {
  const entry = current(), id = entry.shown[place];
  if (!id) return;
  if (entry.chosen.includes(id)) entry.chosen = entry.chosen.filter((one) => one !== id);
  else if (complete(entry)) entry.chosen.pop(); // the last one, which nobody chose: open the last two again
  else entry.chosen.push(id);
  changed();
}

function undo() {
  current().chosen.pop();
  changed();
}

function changed() {
  state.saved = false;
  remember();
  show();
}

function go(step) {
  if (step > 0 ? !complete(current()) : state.place === 0) return;
  state.place += step;
  remember();
  show();
  scrollTo(0, 0);
  byId(state.place < state.entries.length ? "ask" : "thanks").focus();
}

function save() {
  const name = state.name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$$/g, "") || state.id;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([answers()], { type: "application/json" }));
  link.download = "study-" + study.study + "-" + name + ".json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  state.saved = true;
  remember();
  byId("saved").textContent = "Saved as " + link.download + ", where your browser keeps downloads.";
}

document.addEventListener("keydown", (event) => {
  if (byId("rank").hidden || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = "123456789".indexOf(event.key), letter = "abcdefghi".indexOf(event.key.toLowerCase());
  if (event.key.length === 1 && Math.max(place, letter) >= 0) choose(Math.max(place, letter));
  else if (event.key === "Backspace") undo();
  else if (event.key === "ArrowRight") go(1);
  else if (event.key === "ArrowLeft") go(-1);
  else return;
  event.preventDefault();
});
byId("begin").addEventListener("submit", (event) => {
  event.preventDefault();
  state.name = byId("name").value.trim();
  if (!state.name) return;
  state.place = 0;
  changed();
  byId("ask").focus();
});
byId("back").addEventListener("click", () => go(-1));
byId("undo").addEventListener("click", undo);
byId("next").addEventListener("click", () => go(1));
byId("save").addEventListener("click", save);
byId("change").addEventListener("click", () => go(-1));
byId("another").addEventListener("click", () => {
  if (!state.saved && !confirm("Your answers are not saved yet. Throw them away?")) return;
  state = fresh();
  shown = null;
  byId("name").value = "";
  changed();
});
byId("pictures").textContent = study.pictures.length === 1 ? "1 picture" : study.pictures.length + " pictures";
byId("versions").textContent = count;
show();
