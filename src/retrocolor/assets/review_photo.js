// One picture: before and after, four looks made on the spot, and what is decided.

import { hintsNow, isOn, sameHints, show as showHints } from "./review_hints.js";
import { lookOf, pictureUrl, sameLook, stateOf } from "./review_store.js";

const CALM = { decode: "mean", vivid: 0, saturation: 0.75 };
const LOOKS = [["Calm", CALM], ["Default", {}], ["Vivid", { vivid: 1 }], ["k = 2", { k: 2 }]];
const SIDES = [800, 1200, 1600, 2400];
const QUICK = 800; // while a slider or a point moves
const SOON = 500; // milliseconds after a point was put until the four looks show it
const STATES = {
  accepted: "Accepted", redo: "To be made anew", rejected: "Stays black and white",
};
const at = (id) => document.getElementById(id);
const [before, after, pair, split] = ["before", "after", "pair", "split"].map(at);

let file; // the one shown
let look; // as it is shown
let whole = false; // in full size
let asked; // the address of the picture after, as last asked for
let waiting = false; // for that picture
let ready = new Image(); // the picture after, decoded: its colours can be read while the page takes up another
let later; // until the four looks are made anew
const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

export function start() {
  split.addEventListener("input", () => pair.style.setProperty("--x", `${split.value}%`));
  LOOKS.forEach(([name, value], index) => at("four").append(card(name, value, index)));
  for (const id of ["vivid", "saturation"]) {
    at(id).addEventListener("input", () => { slide(id); paint(QUICK); });
    at(id).addEventListener("change", () => { slide(id); paint(); });
  }
  after.addEventListener("load", () => fit());
  before.addEventListener("load", () => fit());
}

function card(name, value, index) {
  const button = document.createElement("button");
  button.type = "button";
  button.innerHTML = '<img alt="" decoding="async"><span></span>';
  button.querySelector("span").textContent = name;
  button.title = `${name} (${index + 1})`;
  button.addEventListener("click", () => take(index));
  return button;
}

// Show one of the four looks.
export function take(index) {
  if (!canLook()) return;
  look = { ...LOOKS[index][1] };
  paint();
  sliders();
}

const canLook = () => file.status === "done" || file.status === "rejected";

// Show a file; one that is shown already keeps the look that was tried.
export function show(wanted, place) {
  const fresh = file?.id !== wanted.id || file?.v !== wanted.v;
  file = wanted;
  const others = showHints(file, canLook());
  at("name").textContent = at("name").parentElement.title = file.name;
  at("place").textContent = place;
  at("facts").textContent = facts().join(" · ");
  at("verdict").textContent = verdict();
  at("verdict").dataset.state = stateOf(file);
  for (const id of ["accept", "redo", "reject"]) at(id).ariaPressed = String(stateOf(file) === { accept: "accepted", redo: "redo", reject: "rejected" }[id]);
  if (!fresh) {
    if (others) hinted(false);
    return;
  }
  look = { ...lookOf(file) };
  whole = false;
  pair.classList.remove("whole");
  at("looks").disabled = at("accept").disabled = at("redo").disabled = !canLook();
  pair.hidden = file.status === "failed" || file.status === "refused";
  at("reason").textContent = canLook() ? "" : file.reason;
  before.src = pictureUrl(file, "before", side());
  asked = undefined;
  after.removeAttribute("src");
  ready = new Image();
  setSplit(isOn() ? 0 : canLook() ? 50 : 100); // points are put on what is in colour
  const { width, height } = file;
  pair.style.setProperty("--ar", width && height ? width / height : 1.5);
  document.querySelectorAll("#four img").forEach((picture) => picture.removeAttribute("src"));
  cards();
  sliders();
  paint();
}

function cards() {
  clearTimeout(later);
  document.querySelectorAll("#four img").forEach((picture, index) => {
    if (canLook()) picture.src = pictureUrl(file, "before", 480, LOOKS[index][1], hintsNow());
  });
}

// Show the points as they are now; `live` while they move.
export function hinted(live) {
  clearTimeout(later);
  paint(live ? QUICK : side());
  if (!live) later = setTimeout(cards, SOON);
}

// The colour that the picture after has at a place, #rrggbb.
export function colourAt(x, y) {
  const { naturalWidth: width, naturalHeight: height } = ready;
  if (!width) return "#808080";
  const [left, top] = [[x, width], [y, height]].map(([share, length]) => Math.min(length - 1, Math.floor(share * length)));
  pixel.drawImage(ready, left, top, 1, 1, 0, 0, 1, 1);
  const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function facts() {
  const told = file.width ? [`${file.width} × ${file.height}`] : [];
  if (file.pages > 1) told.push(`${file.pages} ${file.kind === "film" ? "frames, some of them shown" : "pages, the first one shown"}`);
  if (file.confidence !== null) told.push(`confidence ${file.confidence.toFixed(2)}`);
  if (file.choice?.like) told.push(`colours like ${file.choice.like.join(", ")}`);
  if (file.flags.length) told.push(`made with ${file.flags.join(" and ")}, which the looks here leave out`);
  return [...told, ...file.notes, file.choice?.note].filter(Boolean);
}

function verdict() {
  const state = stateOf(file);
  const who = state && file.choice.by ? ` by ${file.choice.by}` : "";
  const told = file.redone ? "Made anew, to be looked at again" : STATES[state] ?? "Not decided yet";
  const later = state || !file.pending ? ", at the next run" : ": what was changed is made at the next run";
  return `${told}${who}${file.pending ? later : ""}`;
}

// What would be chosen now: no look of its own where it is the one the result has.
export const lookNow = () => (file.choice?.look || !sameLook(look, file.look) ? look : null);

function slide(id) {
  look = { ...look, [id]: Number(at(id).value) };
  sliders();
}

function sliders() {
  at("vivid").value = look.vivid ?? 0;
  at("saturation").value = look.saturation ?? 1;
  for (const id of ["vivid", "saturation"]) at(`${id}-value`).textContent = Number(at(id).value).toFixed(2);
  document.querySelectorAll("#four button").forEach((button, index) => {
    button.ariaPressed = String(sameLook(look, LOOKS[index][1]));
  });
}

function side() {
  const wanted = Math.max(at("stage").clientWidth, at("stage").clientHeight, 600) * devicePixelRatio;
  return whole ? 0 : SIDES.find((one) => one >= wanted) ?? SIDES.at(-1);
}

// Ask for the picture after, one at a time: while one is on its way only the newest wish counts.
function paint(size = side()) {
  if (!canLook()) return;
  const made = file.status === "done" && sameLook(look, file.look) && sameHints(hintsNow(), file.hints) && !file.unlike;
  asked = made ? pictureUrl(file, "after", size) : pictureUrl(file, "before", size, look, hintsNow());
  if (!waiting) next();
}

async function next() {
  const [url, of] = [asked, file];
  waiting = true;
  const slow = setTimeout(() => { at("busy").hidden = false; }, 400);
  const started = performance.now();
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error((await answer.json()).error);
    const picture = URL.createObjectURL(await answer.blob());
    const decoded = new Image();
    decoded.src = picture;
    await decoded.decode().catch(() => {});
    if (file.id !== of.id || file.v !== of.v) URL.revokeObjectURL(picture);
    else {
      URL.revokeObjectURL(after.src);
      ready = decoded;
      after.src = picture;
      await after.decode().catch(() => {});
      after.dataset.took = Math.round(performance.now() - started);
      after.dataset.url = url;
      at("reason").textContent = "";
    }
  } catch (error) {
    if (url === asked) at("reason").textContent = error.message;
  }
  clearTimeout(slow);
  at("busy").hidden = true;
  waiting = false;
  if (asked && url !== asked) next();
}

// In full size, or as large as the window.
export function zoom() {
  whole = !whole;
  pair.classList.toggle("whole", whole);
  before.src = pictureUrl(file, "before", side());
  paint();
}

function fit() {
  if (!before.naturalWidth) return;
  pair.style.setProperty("--ar", before.naturalWidth / before.naturalHeight);
  pair.style.setProperty("--full", `${before.naturalWidth / devicePixelRatio}px`);
}

export function setSplit(value) {
  split.value = value;
  pair.style.setProperty("--x", `${value}%`);
}

// Before, after, half and half, in turn.
export function flip() {
  setSplit({ 50: 100, 100: 0 }[split.value] ?? 50);
}
