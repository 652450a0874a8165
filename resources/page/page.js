"use strict";
(() => {
  const values = JSON.parse(document.getElementById("values").textContent);
  const marks = values.marks, byId = new Map(marks.map(m => [m.id, m]));
  const sources = new Map(values.sources.map(s => [s.id, { ...s, points: Array.from(s.text) }]));
  const $ = id => document.getElementById(id);
  const canvas = document.querySelector("canvas"), pen = canvas.getContext("2d");
  const KINDS = ["journey", "meeting", "agreement", "conflict", "commemoration", "change", "law", "other"];
  const HUES = ["#0072b2", "#56b4e9", "#009e73", "#d55e00", "#cc79a7", "#e69f00", "#c9b400", "#6e7680"];
  const hue = m => m.what === "statement" ? css("--second") : HUES[Math.max(KINDS.indexOf(m.kind), 0)] || HUES[7];
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LEFT = 16, TOP = 16, AXIS = 48, ROW = 26;
  let view = [0, 1], chosen = null, boxes = [], shown = marks, asked = false, scroll = 0;

  // Proleptic Gregorian calendar with astronomical years; day 0 is 1970-01-01.
  function dayOf(y, m) {
    y -= m <= 2;
    const era = Math.floor(y / 400), yoe = y - era * 400, doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5);
    return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
  }
  function dateOf(day) {
    day = Math.floor(day) + 719468;
    const era = Math.floor(day / 146097), doe = day - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100)), mp = Math.floor((5 * doy + 2) / 153);
    const m = mp < 10 ? mp + 3 : mp - 9;
    return [yoe + era * 400 + (m <= 2), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
  }
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const yearName = y => y <= 0 ? `${1 - y} BC` : y < 100 ? `AD ${y}` : `${y}`;

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
    const a = Math.min(...list.map(from)), b = Math.max(...list.map(to)), room = Math.max((b - a) * 0.06, 0.5);
    look(a - room, b + room + (b - a) * 0.12);
  }
  const zoom = (factor, at) => look(at - (at - view[0]) * factor, at + (view[1] - at) * factor);
  const pan = share => look(view[0] + share * (view[1] - view[0]), view[1] + share * (view[1] - view[0]));
  function ask() { if (!asked) { asked = true; requestAnimationFrame(draw); } }

  // Ticks: the finest unit whose labels stand apart, over the unit that encloses it.
  function ticks() {
    const perDay = width() / (view[1] - view[0]), out = [];
    const years = (step, name) => {
      let y = Math.floor(dateOf(Math.max(view[0], -4e12))[0] / step) * step;
      for (let n = 0; n < 400; n++, y += step) {
        const d = dayOf(step > 1 && y === 0 ? 0 : y, 1);
        if (d > view[1]) break;
        out.push([d, name ? name(y) : yearName(y > 0 || step === 1 ? y : y + 1), ""]);
      }
    };
    for (const step of [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1])
      if (step * 365 * perDay < 76 || step === 1) {
        if (step === 1 && 365 * perDay >= 76 * 6) break;
        const next = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
        const at = next.indexOf(step);
        years(365 * step * perDay >= 76 ? step : next[Math.max(at - 1, 0)]);
        return out;
      }
    if (perDay * 30 < 560) {
      const step = perDay * 30 >= 44 ? 1 : 3;
      let [y, m] = dateOf(view[0]);
      m = Math.floor((m - 1) / step) * step + 1;
      for (let n = 0; n < 400; n++) {
        const d = dayOf(y, m);
        if (d > view[1]) break;
        out.push([d, MONTHS[m - 1], m === 1 || !out.length ? yearName(y) : ""]);
        m += step; if (m > 12) { m -= 12; y++; }
      }
      return out;
    }
    const hours = [24 * 7, 24 * 2, 24, 6, 3, 1, 0.25].filter(h => h / 24 * perDay >= 40).pop() || 24 * 7;
    let d = Math.floor(view[0] * 24 / hours) * hours / 24;
    for (let n = 0; n < 400 && d <= view[1]; n++, d = Math.round((d + hours / 24) * 1440) / 1440) {
      const [y, m, day] = dateOf(d + 1e-6), minutes = Math.round((d - Math.floor(d + 1e-6)) * 1440);
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
      const upper = hours < 24 ? (minutes === 0 || !out.length ? `${day} ${MONTHS[m - 1]} ${yearName(y)}` : "")
        : (day <= hours / 24 || !out.length ? `${MONTHS[m - 1]} ${yearName(y)}` : "");
      out.push([d, hours < 24 ? clock : `${day}`, upper]);
    }
    return out;
  }

  // Rows: the first row with room for the mark and its title; statements keep to the last rows.
  function arrange() {
    boxes = [];
    const rows = [];
    pen.font = "14px 'Source Sans 3', Inter, system-ui, sans-serif";
    for (const m of [...shown].filter(dated).sort((a, b) => (a.what > b.what) - (a.what < b.what) || from(a) - from(b))) {
      const a = x(from(m)), b = Math.max(x(to(m)), a + 10);
      if (b < -50 || a > canvas.clientWidth + 50) continue;
      const title = m.title.length > 64 ? m.title.slice(0, 63).trimEnd() + "…" : m.title, long = pen.measureText(title).width;
      const edge = Math.min(b, canvas.clientWidth), inside = edge - Math.max(a, 4) > long + 16;
      const beyond = !inside && edge + 6 + long > canvas.clientWidth - 8 && a - 6 - long > 8;
      const labelAt = inside ? Math.max(a, 4) + 8 : beyond ? a - 6 - long : edge + 6;
      const left = Math.min(a, labelAt), right = inside || beyond ? b : labelAt + long;
      let row = rows.findIndex(taken => taken.every(([l, r]) => r + 12 < left || right + 12 < l));
      if (row < 0) row = rows.push([]) - 1;
      rows[row].push([left, right]);
      boxes.push({ m, a, b, row, title, labelAt, left, right });
    }
    return rows.length;
  }
  function draw() {
    asked = false;
    const w = canvas.clientWidth, h = canvas.clientHeight, ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(w * ratio)) canvas.width = Math.round(w * ratio);
    if (canvas.height !== Math.round(h * ratio)) canvas.height = Math.round(h * ratio);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = css("--paper"); pen.fillRect(0, 0, w, h);
    const rows = arrange(), ink = css("--ink"), second = css("--second"), hairline = css("--hairline"), accent = css("--accent");
    const floor = h - AXIS, room = floor - TOP, step = Math.max(Math.min(ROW + 6, room / Math.max(rows, 1)), ROW - 4);
    scroll = Math.max(0, Math.min(scroll, rows * step - room));
    for (const era of values.eras) {
      pen.fillStyle = css("--wash"); pen.fillRect(x(era.start), 0, x(era.end) - x(era.start), floor);
      pen.font = "12px 'Source Sans 3', Inter, system-ui, sans-serif"; pen.fillStyle = second;
      if (x(era.end) > 0 && x(era.end) - Math.max(x(era.start), 0) > pen.measureText(era.title).width + 16) pen.fillText(era.title, Math.max(x(era.start), 0) + 8, 20);
    }
    const undated = shown.filter(m => !dated(m)).length;
    if (undated) { pen.font = "12px 'Source Sans 3', Inter, system-ui, sans-serif"; pen.fillStyle = second; pen.textAlign = "right"; pen.fillText(`${undated} undated in the list`, w - 12, 20); pen.textAlign = "start"; }
    pen.lineWidth = 1; pen.textBaseline = "alphabetic"; pen.font = "12px 'Source Sans 3', Inter, system-ui, sans-serif";
    let free = -1e9, freeUpper = -1e9;
    for (const [d, label, upper] of ticks()) {
      const at = Math.round(x(d)) + 0.5;
      if (at < 0) { if (upper) { pen.fillStyle = second; pen.fillText(upper, 4, floor + 36); freeUpper = 4 + pen.measureText(upper).width + 12; } continue; }
      pen.strokeStyle = hairline; pen.beginPath(); pen.moveTo(at, 0); pen.lineTo(at, floor + 4); pen.stroke();
      if (at > free) { pen.fillStyle = ink; pen.fillText(label, at + 4, floor + 18); free = at + pen.measureText(label).width + 12; }
      if (upper && at > freeUpper) { pen.fillStyle = second; pen.fillText(upper, at + 4, floor + 36); freeUpper = at + pen.measureText(upper).width + 12; }
    }
    pen.strokeStyle = second; pen.beginPath(); pen.moveTo(0, floor + 0.5); pen.lineTo(w, floor + 0.5); pen.stroke();
    pen.save(); pen.beginPath(); pen.rect(0, 0, w, floor); pen.clip();
    for (const box of boxes) box.y = floor - 14 - box.row * step + scroll;
    arcs(accent);
    for (const box of boxes) mark(box, floor, ink, second, hairline, accent);
    pen.restore();
    if (!boxes.length && shown.some(dated)) { pen.fillStyle = second; pen.fillText("Nothing in these dates – press 0 to show all", 24, 32); }
  }
  function arcs(accent) {
    const at = new Map(boxes.map(b => [b.m.id, b]));
    pen.strokeStyle = accent; pen.lineWidth = 1;
    for (const box of boxes) for (const [kind, target] of box.m.links) {
      const other = at.get(target);
      if (!other || kind !== "anniversary of") continue;
      const top = Math.min(box.y, other.y) - 40;
      pen.beginPath(); pen.moveTo(other.a, other.y); pen.bezierCurveTo(other.a, top, box.a, top, box.a, box.y); pen.stroke();
    }
  }
  function mark(box, floor, ink, second, hairline, accent) {
    const { m, a, b, y } = box, colour = hue(m), on = m.id === chosen, exact = m.sure && m.shape === "point";
    pen.setLineDash(m.doubt ? [4, 3] : m.modality === "planned" || m.modality === "conditional" ? [1, 3] : []);
    pen.lineWidth = on ? 2.5 : 1.5; pen.strokeStyle = on ? accent : colour; pen.fillStyle = colour;
    if (m.what === "statement") {
      pen.beginPath(); pen.moveTo(a, y - 7); pen.lineTo(a, y + 7); pen.stroke();
    } else if (exact && b - a < 24) {
      pen.setLineDash([]); pen.globalAlpha = 0.35; pen.beginPath(); pen.moveTo(a + 5, y); pen.lineTo(a + 5, floor); pen.stroke(); pen.globalAlpha = 1;
      pen.beginPath();
      if (m.links.some(l => l[0] === "anniversary of")) { pen.moveTo(a, y); pen.lineTo(a + 6, y - 6); pen.lineTo(a + 12, y); pen.lineTo(a + 6, y + 6); pen.closePath(); }
      else pen.arc(a + 5, y, 5, 0, 7);
      pen.fill(); if (on) pen.stroke();
    } else {
      pen.globalAlpha = m.sure ? 0.5 : 0.2; pen.fillRect(a, y - 9, b - a, 18); pen.globalAlpha = 1;
      if (m.sure || on || m.doubt || pen.getLineDash().length) pen.strokeRect(a, y - 9, b - a, 18);
      if (m.shape === "between") { pen.beginPath(); for (const [p, s] of [[a, 4], [b, -4]]) { pen.moveTo(p + s, y - 9); pen.lineTo(p, y - 9); pen.lineTo(p, y + 9); pen.lineTo(p + s, y + 9); } pen.stroke(); }
    }
    pen.setLineDash([]); pen.textBaseline = "middle";
    pen.font = `${m.what === "statement" ? "italic " : ""}14px 'Source Sans 3', Inter, system-ui, sans-serif`;
    pen.fillStyle = on ? accent : m.what === "statement" ? second : ink;
    pen.fillText(box.title, box.labelAt, y + 0.5);
    if (m.badge) { pen.font = "11px system-ui, sans-serif"; pen.fillStyle = colour; pen.beginPath(); pen.arc(a, y - 10, 9, 0, 7); pen.fill(); pen.fillStyle = "#fff"; pen.textAlign = "center"; pen.fillText(m.badge, a, y - 9.5); pen.textAlign = "start"; }
    pen.textBaseline = "alphabetic";
  }

  function element(name, text, kind) { const e = document.createElement(name); if (text) e.textContent = text; if (kind) e.className = kind; return e; }
  function list() {
    $("list").replaceChildren(...shown.map(m => {
      const entry = element("li", "", m.what), button = element("button");
      button.append(element("span", m.date, "when"), element("span", m.title, "title"));
      button.dataset.id = m.id; button.onclick = () => choose(m.id);
      entry.append(button); return entry;
    }));
    $("none").hidden = shown.length > 0;
  }
  function choose(id, move = true) {
    chosen = id;
    const m = byId.get(id);
    for (const b of $("list").querySelectorAll("button")) b.dataset.id === id ? b.setAttribute("aria-current", "true") : b.removeAttribute("aria-current");
    $("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    if (m) { detail(m); show(m.passages[0]); history.replaceState(null, "", "#" + encodeURIComponent(id)); }
    if (m && move && dated(m) && (to(m) < view[0] || from(m) > view[1])) { const half = (view[1] - view[0]) / 2, mid = (from(m) + to(m)) / 2; look(mid - half, mid + half); }
    ask();
  }
  function detail(m) {
    const parts = [element("h2", m.what === "statement" ? m.speaker : m.title)], when = element("p", m.date + " ");
    when.append(element("span", m.edtf, "edtf")); parts.push(when);
    if (m.what === "statement") parts.push(element("blockquote", m.content));
    const facts = element("dl"), fact = (name, text) => { if (text) facts.append(element("dt", name), element("dd", text)); };
    fact("Kind", m.what === "statement" ? `statement, ${m.quoted}` : m.modality === "happened" ? m.kind : `${m.kind}, ${m.modality}`);
    fact("Role", m.role); fact("People", (m.people || []).join(", ")); fact("Place", m.where);
    fact("About", m.event && byId.get(m.event)?.title); fact("Series", m.note); fact("Notes", m.notes);
    fact("Review", m.review === "found" ? "found by Dateline, not yet reviewed" : m.review);
    for (const [kind, target] of m.links) fact(kind[0].toUpperCase() + kind.slice(1), byId.get(target)?.title);
    parts.push(facts);
    if (m.why.length) { const why = element("ul"); why.append(...m.why.map(step => element("li", step))); parts.push(element("h3", "Why this date?"), why); }
    if (m.passages.length) parts.push(element("h3", "Found in"));
    for (const p of m.passages) {
      const button = element("button", words(p) + " ", "passage"); button.append(element("span", `${p.title}, characters ${p.start}–${p.end}`, "edtf"));
      button.onclick = () => show(p); parts.push(button);
    }
    $("detail").replaceChildren(...parts);
  }
  const words = p => sources.get(p.source)?.points.slice(p.start, p.end).join("") ?? "";
  function show(p) {
    const s = p && sources.get(p.source);
    if (!s) return $("source").replaceChildren();
    const text = element("div", "", "text"), lit = element("mark", words(p));
    text.append(s.points.slice(0, p.start).join(""), lit, s.points.slice(p.end).join(""));
    const about = element("p", s.date ? `${s.date} (${s.basis})` : "", "edtf");
    about.title = s.why.join(" ");
    $("source").replaceChildren(element("h2", s.title), about, text);
    lit.scrollIntoView({ block: "center" });
  }

  let hold = null;
  const boxAt = e => boxes.findLast(b => e.offsetX >= b.left - 6 && e.offsetX <= b.right + 4 && Math.abs(e.offsetY - b.y) < 13);
  canvas.onpointerdown = e => { hold = { x: e.offsetX, y: e.offsetY, view: [...view], scroll, moved: false }; canvas.setPointerCapture(e.pointerId); };
  canvas.onpointermove = e => {
    if (hold) {
      const dx = e.offsetX - hold.x, shift = dx / width() * (hold.view[1] - hold.view[0]);
      hold.moved ||= Math.abs(dx) + Math.abs(e.offsetY - hold.y) > 4;
      if (hold.moved) { scroll = hold.scroll + e.offsetY - hold.y; look(hold.view[0] - shift, hold.view[1] - shift); }
      return;
    }
    const box = boxAt(e), card = $("card");
    card.hidden = !box; canvas.style.cursor = box ? "pointer" : "grab";
    if (!box) return;
    card.replaceChildren(element("b", box.m.title), element("span", box.m.date));
    card.style.left = Math.min(e.offsetX + 12, canvas.clientWidth - 328) + "px";
    card.style.top = Math.min(e.offsetY + 14, canvas.clientHeight - 72) + "px";
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
  list(); fit();
  const wanted = decodeURIComponent(location.hash.slice(1));
  choose(byId.has(wanted) ? wanted : (marks.find(m => m.what === "event") || marks[0])?.id, false);
})();
