// The list, the detail and the source beside the timeline.
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
  chosen = id; follow = true;
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
  fact("About", m.event && byId.get(m.event)?.title); fact("Series", m.note); fact("Lane", m.lane); fact("Tags", m.tags.join(", ")); fact("Notes", m.notes);
  fact("Review", m.review === "found" ? "found by Dateline, not yet reviewed" : m.review);
  for (const [kind, target] of m.links) fact(kind[0].toUpperCase() + kind.slice(1), byId.get(target)?.title);
  parts.push(facts);
  if (values.pictures[m.picture]) { const picture = element("img"); picture.src = values.pictures[m.picture]; picture.alt = m.title; parts.push(picture); }
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
