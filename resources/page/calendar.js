// Days and dates: the proleptic Gregorian calendar with astronomical years; day 0 is 1970-01-01; and the ticks of the axis.
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
const grouped = n => n < 10000 ? `${n}` : n.toLocaleString("en");
const yearName = y => y <= 0 ? `${grouped(1 - y)} BC` : y < 100 ? `AD ${y}` : grouped(y);

// Ticks: the finest unit whose labels stand apart, over the unit that encloses it.
const YEAR_STEPS = [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1], APART = 76;
function ticks(view, width) {
  const perDay = width / (view[1] - view[0]), perYear = perDay * 365, out = [];
  if (perYear < 6 * APART) {
    const step = YEAR_STEPS.findLast(step => step * perYear >= APART) ?? YEAR_STEPS[0];
    let y = Math.floor(dateOf(Math.max(view[0], -4e12))[0] / step) * step;
    for (let n = 0; n < 400; n++, y += step) {
      const d = dayOf(y, 1);
      if (d > view[1]) break;
      out.push([d, yearName(y > 0 || step === 1 ? y : y + 1), ""]);
    }
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
