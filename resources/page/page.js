// The page: what is shown, in which rows, and what hand and keys do.
const values = JSON.parse(document.getElementById("values").textContent);
const marks = values.marks, byId = new Map(marks.map(m => [m.id, m]));
const sources = new Map(values.sources.map(s => [s.id, { ...s, points: Array.from(s.text) }]));
const $ = id => document.getElementById(id);
const canvas = document.querySelector("canvas"), pen = canvas.getContext("2d");
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const FACE = "'Dateline Sans', system-ui, sans-serif", SAYS = ": ";
const LEFT = 16, TOP = 24, AXIS = 48, ROW = [22, 32], GAP = 8;
let view = [0, 1], chosen = null, boxes = [], shown = marks, asked = false, scroll = 0, follow = false;

const dated = m => m.start !== null || m.end !== null;
const from = m => m.start ?? m.end - 1, to = m => m.end ?? m.start + 1;
const width = () => canvas.clientWidth - 2 * LEFT;
const x = day => LEFT + (day - view[0]) / (view[1] - view[0]) * width();
const dayAt = px => view[0] + (px - LEFT) / width() * (view[1] - view[0]);

function look(a, b) {
  const least = 1 / 144, most = 1e13;
  if (b - a < least) [a, b] = [(a + b - least) / 2, (a + b + least) / 2];
  if (b - a > most) return;
  view = [a, b];
  ask();
}
function fit(list = shown.filter(dated)) {
  if (!list.length) return look(0, 365);
  const a = list.reduce((least, m) => Math.min(least, from(m)), Infinity), b = list.reduce((most, m) => Math.max(most, to(m)), -Infinity);
  const room = Math.max((b - a) * 0.06, 0.5);
  look(a - room, b + room + (b - a) * 0.12);
}
const zoom = (factor, at) => look(at - (at - view[0]) * factor, at + (view[1] - at) * factor);
const pan = share => look(view[0] + share * (view[1] - view[0]), view[1] + share * (view[1] - view[0]));
function ask() { if (!asked) { asked = true; requestAnimationFrame(draw); } }

// Rows from the top: the first with room for the mark and its title; statements stand under the events.
function arrange() {
  const edge = canvas.clientWidth, order = [...shown].filter(dated);
  order.sort((p, q) => (p.what > q.what) - (p.what < q.what) || from(p) - from(q) || to(q) - to(p));
  const rows = [];
  let first = 0, what = "";
  boxes = [];
  for (const m of order) {
    const box = laid(m, edge);
    if (!box) continue;
    if (m.what !== what) { what = m.what; first = rows.length; }
    let row = rows.findIndex((taken, at) => at >= first && taken.every(([l, r]) => r + 12 < box.left || box.right + 12 < l));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([box.left, box.right]);
    boxes.push({ ...box, row });
  }
  return rows.length;
}
// Where a mark and its title are: inside its bar, else beside it, and never cut at the edge; null out of view.
function laid(m, edge) {
  const a = x(from(m)), b = x(to(m)), at = (a + b) / 2, asOf = m.asOf === null ? null : x(m.asOf);
  const pointed = isPointed(m) && !(isAnniversary(m) && b - a > 30);
  const openLeft = m.start === null, openRight = m.end === null;
  const far = isFaded(m) ? spread(a, b) : 0;
  const l = pointed ? at - 8 : openLeft ? b - 46 : Math.min(a - far, a - (m.badge ? 10 : 0));
  const r = pointed ? at + 8 : openRight ? Math.max(a + 46, asOf ?? 0) : Math.max(b + far, a + 3);
  if (r < 0 || l > edge) return null;
  pen.font = titleFont(m);
  const start = Math.max(a, 4) + (m.badge || isAnniversary(m) ? 12 : 0);
  const inside = !pointed && !openLeft && !openRight && Math.min(b, edge) - start > pen.measureText(m.title).width + 2 * GAP;
  const title = !inside && m.title.length > 72 ? m.title.slice(0, 71).trimEnd() + "…" : m.title;
  const long = pen.measureText(title).width;
  const beyond = !inside && Math.min(r, edge) + GAP + long > edge - GAP && l - GAP - long > GAP;
  const labelAt = inside ? start + GAP : beyond ? l - GAP - long : Math.min(Math.max(r, 0), edge) + GAP;
  return { m, a, b, at, asOf, title, labelAt, left: Math.min(l, labelAt), right: inside || beyond ? r : labelAt + long };
}
const titleFont = m => `${m.what === "statement" ? "italic " : ""}14px ${FACE}`;

function draw() {
  asked = false;
  const w = canvas.clientWidth, h = canvas.clientHeight, ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(w * ratio)) canvas.width = Math.round(w * ratio);
  if (canvas.height !== Math.round(h * ratio)) canvas.height = Math.round(h * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const colours = Object.fromEntries(["paper", "ink", "second", "hairline", "accent", "wash", "band"].map(name => [name, css("--" + name)]));
  pen.fillStyle = colours.paper; pen.fillRect(0, 0, w, h);
  const floor = h - AXIS, rows = arrange(), room = floor - TOP - 10;
  const step = Math.min(ROW[1], Math.max(ROW[0], room / Math.max(rows, 1))), spare = Math.max(room - rows * step, 0);
  const below = rows * step - room, row = follow && boxes.find(box => box.m.id === chosen)?.row;
  if (Number.isInteger(row)) scroll = Math.min(Math.max(scroll, (row + 1) * step - room), row * step);
  follow = false;
  scroll = Math.max(0, Math.min(scroll, below));
  drawEras(colours, floor);
  drawAxis(colours, floor, w);
  pen.save(); pen.beginPath(); pen.rect(0, TOP - 4, w, floor - TOP + 4); pen.clip();
  for (const box of boxes) Object.assign(box, { y: TOP + spare * 0.3 + (box.row + 0.5) * step - scroll, floor });
  for (const box of boxes) if (box.m.id === chosen) outline(box, colours);
  arcs(colours);
  for (const box of boxes) drawMark(pen, box, colours);
  for (const box of boxes) drawTitle(box, colours);
  pen.restore();
  notes(colours, w, floor, step, below);
}
function notes(colours, w, floor, step, below) {
  pen.font = `12px ${FACE}`; pen.fillStyle = colours.second; pen.textBaseline = "alphabetic";
  const rows = Math.ceil((below - scroll) / step), undated = shown.filter(m => !dated(m)).length, said = [];
  if (undated) said.push(`${undated} undated in the list`);
  if (rows > 0) said.push(`${rows} more ${rows > 1 ? "rows" : "row"} below: drag up`);
  const earlier = shown.filter(m => dated(m) && to(m) < view[0]).length, later = shown.filter(m => dated(m) && from(m) > view[1]).length;
  pen.fillText(earlier ? `‹ ${earlier} earlier` : "", 12, 16);
  if (later) said.push(`${later} later ›`);
  pen.textAlign = "right"; pen.fillText(said.join(" · "), w - 12, 16); pen.textAlign = "start";
  if (!boxes.length && shown.some(dated)) pen.fillText("Nothing in these dates – press 0 to show all", 24, TOP + 24);
}
function shortened(text, room) {
  if (pen.measureText(text).width <= room) return text;
  let end = text.length - 1;
  while (end && pen.measureText(text.slice(0, end).trimEnd() + "…").width > room) end--;
  return end > 2 ? text.slice(0, end).trimEnd() + "…" : "";
}
function drawEras(colours, floor) {
  pen.font = `12px ${FACE}`; pen.textBaseline = "alphabetic";
  for (const era of values.eras) {
    const a = Math.max(x(era.start), 0), b = x(era.end);
    pen.fillStyle = colours.band; pen.fillRect(a, 0, b - a, floor); pen.fillStyle = colours.hairline;
    for (const side of [x(era.start), b]) pen.fillRect(Math.round(side), TOP, 1, floor - TOP);
    pen.fillStyle = colours.second;
    if (b > 0) pen.fillText(shortened(era.title, b - a - 10), a + GAP, 16);
  }
}
function drawAxis(colours, floor, w) {
  pen.lineWidth = 1; pen.font = `12px ${FACE}`; pen.textBaseline = "alphabetic";
  let free = -Infinity, freeUpper = -Infinity;
  const shownTicks = ticks(view, width()), uppers = shownTicks.filter(([, , upper]) => upper).map(([d]) => x(d));
  for (const [d, label, upper] of shownTicks) {
    const at = Math.round(x(d)) + 0.5, start = Math.max(at, 0) + 4, next = uppers.find(other => other > at + 1) ?? Infinity;
    if (upper && at > freeUpper && (at >= 0 || next > start + pen.measureText(upper).width + 12)) {
      pen.fillStyle = colours.second; pen.fillText(upper, start, floor + 36); freeUpper = start + pen.measureText(upper).width + 12;
    }
    if (at < 0) continue;
    pen.strokeStyle = colours.hairline; pen.beginPath(); pen.moveTo(at, TOP); pen.lineTo(at, floor + 4); pen.stroke();
    if (at > free) { pen.fillStyle = colours.ink; pen.fillText(label, at + 4, floor + 18); free = at + pen.measureText(label).width + 12; }
  }
  pen.strokeStyle = colours.second; pen.beginPath(); pen.moveTo(0, floor + 0.5); pen.lineTo(w, floor + 0.5); pen.stroke();
}
function outline({ left, right, y }, colours) {
  pen.fillStyle = colours.wash; pen.strokeStyle = colours.accent; pen.lineWidth = 2;
  pen.beginPath(); pen.roundRect(left - 5, y - 12, right - left + 10, 24, 4); pen.fill(); pen.stroke();
}
function arcs(colours) {
  const at = new Map(boxes.map(b => [b.m.id, b]));
  pen.lineWidth = 1;
  for (const box of boxes) for (const [kind, target] of box.m.links) {
    const other = at.get(target);
    if (!other || kind !== "anniversary of") continue;
    const top = Math.max(Math.min(box.y, other.y) - 40, TOP);
    pen.strokeStyle = hue(box.m.kind); pen.beginPath(); pen.moveTo(other.at, other.y);
    pen.bezierCurveTo(other.at, top, box.at, top, box.at, box.y); pen.stroke();
  }
}
function drawTitle({ m, title, labelAt, y }, colours) {
  pen.textBaseline = "middle"; pen.fillStyle = colours.ink;
  const split = m.what === "statement" ? title.indexOf(SAYS) : -1;
  if (split < 0) { pen.font = titleFont(m); pen.fillText(title, labelAt, y + 0.5); return; }
  const who = title.slice(0, split + 1) + " ";
  pen.fillStyle = colours.second; pen.font = `14px ${FACE}`; pen.fillText(who, labelAt, y + 0.5);
  const at = labelAt + pen.measureText(who).width;
  pen.fillStyle = colours.ink; pen.font = titleFont(m); pen.fillText(title.slice(split + SAYS.length), at, y + 0.5);
}

let hold = null;
const boxAt = e => boxes.findLast(b => e.offsetX >= b.left - 6 && e.offsetX <= b.right + 4 && Math.abs(e.offsetY - b.y) < 11);
canvas.onpointerdown = e => { hold = { x: e.offsetX, y: e.offsetY, view: [...view], scroll, moved: false }; canvas.setPointerCapture(e.pointerId); };
canvas.onpointermove = e => {
  if (hold) {
    const dx = e.offsetX - hold.x, shift = dx / width() * (hold.view[1] - hold.view[0]);
    hold.moved ||= Math.abs(dx) + Math.abs(e.offsetY - hold.y) > 4;
    if (hold.moved) { scroll = hold.scroll - (e.offsetY - hold.y); look(hold.view[0] - shift, hold.view[1] - shift); }
    return;
  }
  const box = boxAt(e), card = $("card");
  card.hidden = !box; canvas.style.cursor = box ? "pointer" : "grab";
  if (!box) return;
  card.replaceChildren(element("b", box.m.title), element("span", box.m.date));
  card.style.left = Math.max(4, Math.min(e.offsetX + 12, canvas.clientWidth - 328)) + "px";
  card.style.top = Math.max(4, Math.min(e.offsetY + 14, canvas.clientHeight - 72)) + "px";
};
canvas.onpointerup = e => { if (hold && !hold.moved) { const box = boxAt(e); if (box) choose(box.m.id, false); } hold = null; };
canvas.onpointerleave = () => { $("card").hidden = true; };
canvas.ondblclick = e => { const box = boxAt(e); if (box) fit([box.m]); };
canvas.addEventListener("wheel", e => {
  e.preventDefault();
  if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) pan((e.deltaX || e.deltaY) / width());
  else zoom(Math.exp(e.deltaY * 0.0016), dayAt(e.offsetX));
}, { passive: false });
const middle = () => (view[0] + view[1]) / 2;
$("in").onclick = () => zoom(0.6, middle()); $("out").onclick = () => zoom(1 / 0.6, middle()); $("fit").onclick = () => fit();
document.addEventListener("keydown", e => {
  if (e.target.tagName === "INPUT") return;
  const steps = { "+": () => zoom(0.6, middle()), "=": () => zoom(0.6, middle()), "-": () => zoom(1 / 0.6, middle()), "0": () => fit(),
    ArrowLeft: () => pan(-0.1), ArrowRight: () => pan(0.1), PageUp: () => walk(-1), PageDown: () => walk(1), "/": () => $("find").focus() };
  if (steps[e.key] && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); steps[e.key](); }
});
function walk(step) {
  const at = shown.findIndex(m => m.id === chosen), next = shown[Math.max(0, Math.min(at + step, shown.length - 1))];
  if (next) choose(next.id);
}
$("find").oninput = () => {
  const wanted = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  shown = marks.filter(m => { const hay = [m.title, m.date, m.kind, m.where, ...(m.people || [])].join(" ").toLowerCase(); return wanted.every(w => hay.includes(w)); });
  list(); ask();
};
new ResizeObserver(ask).observe(canvas);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ask);
document.fonts.addEventListener("loadingdone", ask);
list();
if (values.opening) look(...values.opening); else fit();
const asOpened = decodeURIComponent(location.hash.slice(1));
const inView = m => m.what === "event" && dated(m) && to(m) > view[0] && from(m) < view[1];
choose(byId.has(asOpened) ? asOpened : (marks.find(inView) || marks[0])?.id, false);
