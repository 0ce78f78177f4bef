// What the page knows: the files, what was chosen, and how to choose. Names are text, never markup.

export const store = { files: [], byId: new Map(), version: 0, folder: "", by: "", complaint: "", ended: false };
export const changed = new EventTarget();
export const LOST = "The page has lost its program: start `retrocolor review` again. What was chosen is written.";

export const FILTERS = [
  ["all", "All", () => true],
  ["unseen", "Not yet seen", (file) => file.status === "done" && (!stateOf(file) || file.redone)],
  ["unsure", "Least sure", (file) => file.unsure],
  ["failed", "Failed", (file) => file.status === "failed" || file.status === "refused"],
  ["redo", "Redo", (file) => stateOf(file) === "redo"],
  ["accepted", "Accepted", (file) => stateOf(file) === "accepted"],
  ["rejected", "Rejected", (file) => stateOf(file) === "rejected"],
  ["left", "In colour already", (file) => file.status === "left"],
];

export const stateOf = (file) => file.choice?.state ?? "";

// The look of a file: as chosen, else as it was made.
export const lookOf = (file) => file.choice?.look ?? file.look;

export const sameLook = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = (look) => Object.entries(look ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

// With a look it is made on the spot, with points of colour and the references of the file's choice.
export function pictureUrl(file, which, side, look, hints = []) {
  const query = new URLSearchParams({ side, v: file.v });
  if (look) query.set("look", JSON.stringify(look));
  if (look && hints.length) query.set("hints", JSON.stringify(hints.map(({ x, y, color }) => [x, y, color])));
  if (look && file.like) query.set("like", file.like);
  return `picture/${file.id}/${which}?${query}`;
}

let writes = 0; // what was asked before a choice was written tells of the time before it

export async function load() {
  const before = writes;
  const answer = await fetch(`files?version=${store.version}`);
  if (answer.status === 204) return;
  if (!answer.ok) throw new Error((await answer.json()).error);
  const told = await answer.json();
  if (writes !== before) return;
  const sure = told.files.map((file) => file.confidence).filter((value) => value !== null).sort((a, b) => a - b);
  const bound = sure[Math.floor(sure.length / 4)] ?? 0;
  for (const file of told.files) file.unsure = file.confidence !== null && file.confidence <= bound;
  Object.assign(store, told);
  store.byId = new Map(told.files.map((file) => [file.id, file]));
  changed.dispatchEvent(new Event("change"));
}

// The files of a filter and a name, the least sure first where that is asked for.
export function chosen(filter, find) {
  const [, , fits] = FILTERS.find(([key]) => key === filter);
  const wanted = find.trim().toLocaleLowerCase();
  const found = store.files.filter((file) => fits(file) && file.name.toLocaleLowerCase().includes(wanted));
  return filter === "unsure" ? found.sort((a, b) => a.confidence - b.confidence) : found;
}

// Write a choice ({state, look, hints}, or null to take it back) in the place of the one that was seen. Returns why it
// was not written, or "", and whether somebody else has decided meanwhile.
export async function choose(file, choice, seen = file.choice ?? null) {
  writes += 1;
  const answer = await post("choose", { id: file.id, choice, seen });
  const told = await answer.json();
  writes += 1;
  if (answer.ok || answer.status === 409) {
    for (const name of ["choice", "pending", "redone", "like", "unlike"]) delete file[name];
    Object.assign(file, told);
    changed.dispatchEvent(new Event("change"));
  }
  if (answer.status !== 409) return { wrong: answer.ok ? "" : told.error };
  const who = file.choice?.by || "Somebody";
  return { wrong: `${who} has decided meanwhile (${stateOf(file) || "taken back"})`, overtaken: true };
}

// One frame of a film; after: with the look that is chosen for its shot.
export function shotUrl(file, frame, which, look) {
  const query = new URLSearchParams({ v: file.v, as: which === "after" ? JSON.stringify([look, file.choice?.look ?? null]) : "" });
  return `shots/${file.id}/${frame}/${which}?${query}`;
}

export async function loadShots(file) {
  return (await reach(`shots/${file.id}`)).json();
}

// Change a shot: `fields` (null takes one out), or `do`: join, part, split at `frame`, undo; the shots anew, or why not.
export async function changeShot(file, name, asked, seen) {
  const answer = await post("shot", { id: file.id, name, seen, ...asked });
  return { status: answer.status, answer: await answer.json() };
}

export async function finish() {
  await post("end", {});
  store.ended = true;
}

function post(where, value) {
  const headers = { "Content-Type": "application/json" };
  return reach(where, { method: "POST", headers, body: JSON.stringify(value) });
}

// Ask the program; where it does not answer, browsers each have a sentence of their own.
async function reach(where, how) {
  const answer = await fetch(where, how).catch(() => null);
  if (!answer || answer.status === 403) throw new Error(LOST); // 403: another program at this address
  return answer;
}
