// All pictures: only the rows in sight are in the page, however many there are.

import { pictureUrl, stateOf } from "./review_store.js";

const GAP = 16;
const CAPTION = 44;
const NARROWEST = 220;
const MARKS = { accepted: "✓ accepted", redo: "↻ redo", rejected: "✕ black and white" };

const grid = document.getElementById("grid");
const nothing = document.getElementById("nothing");
const tiles = new Map();
let files = [];
let current = 0; // the one that has the focus, or would get it
let open = () => {};
let shape = { columns: 1, width: 1, height: 1 };

export function start(onOpen) {
  open = onOpen;
  new ResizeObserver(layOut).observe(grid);
  addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  grid.addEventListener("click", ({ target }) => {
    const tile = target.closest("[role=option]");
    if (tile) open(tile.dataset.id);
  });
  grid.addEventListener("keydown", move);
  grid.addEventListener("focusin", ({ target }) => { // by whatever way it got there
    const index = files.findIndex((file) => file.id === target.dataset.id);
    if (index < 0 || index === current) return;
    current = index;
    draw();
  });
}

// Show these files; the current one stays current if it is among them, else the next takes its place and the focus.
export function show(wanted, id) {
  const at = id ?? files[current]?.id;
  const had = hasFocus();
  files = wanted;
  const found = files.findIndex((file) => file.id === at);
  current = Math.max(0, found >= 0 ? found : had ? Math.min(current, files.length - 1) : 0);
  nothing.hidden = files.length > 0;
  layOut();
  if (had && document.activeElement !== tiles.get(files[current]?.id)) focus();
}

const hasFocus = () => grid.contains(document.activeElement);

// The one with the focus: what nobody has gone to, and may be out of sight, is nobody's choice.
export const currentFile = () => (hasFocus() ? files[current] : undefined);

export function focus() {
  scrollTo(current);
  tiles.get(files[current]?.id)?.focus({ preventScroll: true });
}

function layOut() {
  const width = grid.clientWidth;
  if (!width) return;
  const columns = Math.max(2, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const tile = (width - GAP * (columns - 1)) / columns;
  shape = { columns, width: tile, height: (tile * 3) / 4 + CAPTION };
  const rows = Math.ceil(files.length / columns);
  grid.style.height = `${Math.max(0, rows * (shape.height + GAP) - GAP)}px`;
  draw();
}

function draw() {
  const top = -grid.getBoundingClientRect().top;
  const step = shape.height + GAP;
  const first = Math.max(0, Math.floor(top / step) - 1) * shape.columns;
  const last = (Math.ceil((top + innerHeight) / step) + 1) * shape.columns;
  const wanted = new Set(files.slice(first, last).map((file) => file.id));
  if (files[current]) wanted.add(files[current].id); // what has the focus stays
  for (const [id, tile] of tiles) {
    if (!wanted.has(id)) {
      tile.remove();
      tiles.delete(id);
    }
  }
  files.slice(first, last).forEach((file, index) => place(file, first + index));
  if (files[current]) place(files[current], current);
}

function place(file, index) {
  let tile = tiles.get(file.id);
  if (!tile) {
    tile = make(file);
    tiles.set(file.id, tile);
    grid.append(tile);
  }
  fill(tile, file);
  tile.ariaPosInSet = index + 1;
  tile.ariaSetSize = files.length;
  tile.ariaSelected = String(index === current);
  tile.tabIndex = index === current ? 0 : -1;
  const { columns, width, height } = shape;
  Object.assign(tile.style, {
    width: `${width}px`,
    height: `${height}px`,
    transform: `translate(${(index % columns) * (width + GAP)}px, ${Math.floor(index / columns) * (height + GAP)}px)`,
  });
}

function make(file) {
  const tile = document.createElement("div");
  tile.setAttribute("role", "option");
  tile.dataset.id = file.id;
  tile.id = `tile-${file.id}`;
  tile.innerHTML = '<div class="shown"><img alt="" loading="lazy" decoding="async"><p></p></div><b></b><span><bdi></bdi></span>';
  tile.querySelector("img").addEventListener("error", ({ target }) => {
    target.hidden = true;
    tile.querySelector("p").textContent ||= "no picture";
  });
  return tile;
}

function fill(tile, file) {
  const state = stateOf(file);
  const key = `${file.v} ${state} ${file.pending}`;
  if (tile.dataset.key === key) return;
  tile.dataset.key = key;
  tile.dataset.state = state;
  tile.dataset.status = file.status;
  const grey = state === "rejected" || file.status !== "done";
  const picture = tile.querySelector("img");
  picture.hidden = file.status === "failed" || file.status === "refused";
  if (!picture.hidden) picture.src = pictureUrl(file, grey ? "before" : "after", 480);
  tile.querySelector("p").textContent = picture.hidden ? file.reason : "";
  const mark = MARKS[state] ?? (file.status === "done" ? "" : file.status);
  tile.querySelector("b").textContent = file.kind === "film" ? `${mark} film`.trim() : mark;
  tile.querySelector("bdi").textContent = file.name;
  tile.ariaLabel = [file.name, mark, file.pending ? "to be made" : ""].filter(Boolean).join(", ");
}

function move(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const { columns } = shape;
  const page = Math.max(1, Math.floor(innerHeight / (shape.height + GAP))) * columns;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, PageDown: page, PageUp: -page };
  let target = current + (steps[event.key] ?? 0);
  if (event.key === "Home") target = 0;
  if (event.key === "End") target = files.length - 1;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (files[current]) open(files[current].id);
    return;
  }
  if (target === current) return;
  event.preventDefault();
  if (target >= 0 && target < files.length) current = target;
  draw();
  focus();
}

function scrollTo(index) {
  const step = shape.height + GAP;
  const top = grid.getBoundingClientRect().top + scrollY + Math.floor(index / shape.columns) * step;
  const bar = document.querySelector("#list header").offsetHeight;
  if (top < scrollY + bar + GAP) window.scrollTo(0, top - bar - GAP);
  else if (top + shape.height > scrollY + innerHeight) window.scrollTo(0, top + shape.height - innerHeight + GAP);
  draw();
}
