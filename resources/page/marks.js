// One mark on the canvas. `box` has the mark m, its ends a and b, the middle of its date at, its row's y in pixels.
const BAR = 16, DOT = 10, REACH = 40;
const KINDS = ["journey", "meeting", "agreement", "conflict", "commemoration", "change", "law", "other"];
const HUES = ["#0072b2", "#56b4e9", "#009e73", "#d55e00", "#cc79a7", "#e69f00", "#c9b400", "#6e7680"];
const hue = kind => HUES[KINDS.indexOf(kind)] || HUES[7];
const isFound = m => m.review === "found";
const isPlanned = m => m.modality === "planned" || m.modality === "conditional";
const isAnniversary = m => m.links.some(([kind]) => kind === "anniversary of");
const isPointed = m => m.what === "statement" || isAnniversary(m) || (m.sure && m.shape === "point");

function drawMark(pen, box, colours) {
  const { m } = box;
  pen.save();
  pen.strokeStyle = pen.fillStyle = m.what === "statement" && m.kind === "statement" ? colours.second : hue(m.kind);
  pen.lineWidth = 1.3;
  if (isPlanned(m)) pen.setLineDash([2, 2]);
  if (m.what === "statement") bubble(pen, box, colours);
  else if (isAnniversary(m)) diamond(pen, box, colours);
  else if (isPointed(m)) dot(pen, box, colours);
  else if (m.shape === "between") bounded(pen, box);
  else if (["before", "until", "after", "since"].includes(m.shape)) halfOpen(pen, box);
  else if (isFaded(m)) faded(pen, box);
  else bar(pen, box);
  pen.setLineDash([]);
  if (m.badge) badge(pen, box, colours);
  if (m.modality === "denied") cross(pen, box);
  pen.restore();
}

function fillOrRing(pen, m, colours) {
  if (!isFound(m) && !isPlanned(m)) pen.fill();
  else { pen.save(); pen.fillStyle = colours.paper; pen.fill(); pen.restore(); }
  pen.stroke();
}
function dot(pen, { m, at, y, floor }, colours) {
  pen.save(); pen.setLineDash([]); pen.lineWidth = 1; pen.strokeStyle = colours.hairline;
  pen.beginPath(); pen.moveTo(at, y); pen.lineTo(at, floor); pen.stroke(); pen.restore();
  pen.beginPath(); pen.arc(at, y, DOT / 2, 0, 7); fillOrRing(pen, m, colours);
}
function diamond(pen, { m, a, b, at, y }, colours) {
  if (b - a > 3 * DOT) bar(pen, { m, a, b, y });
  const x = b - a > 3 * DOT ? Math.max(a, 8) : at, r = DOT / 2 + 1.5;
  pen.beginPath(); pen.moveTo(x, y - r); pen.lineTo(x + r, y); pen.lineTo(x, y + r); pen.lineTo(x - r, y); pen.closePath();
  fillOrRing(pen, m, colours);
}
function bubble(pen, { m, at, y }, colours) {
  const [l, r, t, b] = [at - 5, at + 5, y - 5, y + 3];
  pen.beginPath(); pen.moveTo(l, t); pen.lineTo(r, t); pen.lineTo(r, b); pen.lineTo(at - 1, b); pen.lineTo(at - 4, y + 6);
  pen.lineTo(at - 4, b); pen.lineTo(l, b); pen.closePath(); fillOrRing(pen, m, colours);
}
// A period lies between two lines with open ends; too thin for that it has its full colour.
function bar(pen, { m, a, b, y }) {
  const width = Math.max(b - a, 3), isOpen = m.shape === "point" && width >= 6, isHollow = isFound(m) || isPlanned(m);
  if (!isHollow) {
    pen.globalAlpha = isOpen ? 0.25 : m.shape === "point" ? 1 : 0.55;
    pen.fillRect(a, y - BAR / 2, width, BAR); pen.globalAlpha = 1;
  }
  if (!isOpen) { pen.strokeRect(a, y - BAR / 2, width, BAR); return; }
  pen.beginPath();
  for (const edge of [y - BAR / 2, y + BAR / 2]) { pen.moveTo(a, edge); pen.lineTo(b, edge); }
  pen.stroke();
}
const isFaded = m => m.doubt && !isPointed(m) && ["point", "range"].includes(m.shape);
const spread = (a, b) => Math.max(b - a, 12) / 2;
function faded(pen, { m, a, b, y }) {
  const [from, to] = [a - spread(a, b), b + spread(a, b)];
  const fade = pen.createLinearGradient(from, 0, to, 0), colour = pen.fillStyle;
  for (const [stop, alpha] of [[0, "00"], [0.5, "80"], [1, "00"]]) fade.addColorStop(stop, colour + alpha);
  if (!isFound(m)) { pen.fillStyle = fade; pen.fillRect(from, y - BAR / 2, to - from, BAR); }
  pen.setLineDash([5, 3]); pen.beginPath();
  for (const edge of [y - BAR / 2, y + BAR / 2]) { pen.moveTo(from, edge); pen.lineTo(to, edge); }
  pen.stroke();
}
function bounded(pen, { m, a, b, y }) {
  const top = y - BAR / 2, foot = y + BAR / 2, arm = Math.min(5, (b - a) / 3);
  pen.globalAlpha = 0.2;
  if (isFound(m)) pen.fillRect(a, foot - 1, b - a, 1); else pen.fillRect(a, top, b - a, BAR);
  pen.globalAlpha = 1; pen.lineWidth = 1.6; pen.beginPath();
  for (const [x, side] of [[a, arm], [b, -arm]]) { pen.moveTo(x + side, top); pen.lineTo(x, top); pen.lineTo(x, foot); pen.lineTo(x + side, foot); }
  pen.stroke();
}
function halfOpen(pen, { m, a, b, y, asOf }) {
  const toLeft = m.shape === "before" || m.shape === "until", cap = toLeft ? b : a, way = toLeft ? -1 : 1;
  const end = asOf !== null && !toLeft ? Math.max(asOf, cap + REACH) : cap + way * REACH, colour = pen.fillStyle;
  const fade = pen.createLinearGradient(cap, 0, end, 0), h = m.shape === "since" || m.shape === "until" ? BAR : BAR / 2;
  fade.addColorStop(0, colour + "90"); fade.addColorStop(1, colour + (asOf !== null ? "60" : "00"));
  if (!isFound(m)) { pen.fillStyle = fade; pen.fillRect(Math.min(cap, end), y - h / 2, Math.abs(end - cap), h); }
  pen.strokeStyle = fade; pen.beginPath();
  for (const edge of [y - h / 2, y + h / 2]) { pen.moveTo(cap, edge); pen.lineTo(end, edge); }
  pen.stroke(); pen.strokeStyle = colour; pen.beginPath();
  pen.moveTo(cap, y - BAR / 2); pen.lineTo(cap, y + BAR / 2);
  pen.moveTo(end, y - 4); pen.lineTo(end + way * 4, y); pen.lineTo(end, y + 4); pen.stroke();
}
function badge(pen, { m, a, b, at, y }, colours) {
  const x = isPointed(m) ? at : Math.max(a, 10);
  pen.beginPath(); pen.arc(x, y, 9, 0, 7); pen.save(); pen.fillStyle = colours.paper; pen.fill(); pen.restore(); pen.stroke();
  pen.fillStyle = colours.ink; pen.textAlign = "center"; pen.textBaseline = "middle"; pen.font = `600 10px ${FACE}`;
  pen.fillText(m.badge, x, y + 0.5);
}
// In a bar at the end that its title leaves free.
function cross(pen, { m, a, b, at, y }) {
  const x = !isPointed(m) && b - a > 26 ? b - 10 : at;
  pen.beginPath();
  for (const side of [-1, 1]) { pen.moveTo(x - 6 * side, y - 6); pen.lineTo(x + 6 * side, y + 6); }
  pen.stroke();
}
