const DAY_MS = 86_400_000;

/** How many working days lie between two days; holidays differ from year to year, so it is a span. */
export interface WorkingDays {
  /** Without the days on which the Union's offices in Geneva are usually closed. */
  least: number;
  /** All days from Monday to Friday. */
  most: number;
}

/** Working days between two ISO dates, neither of them counted. */
export function workingDaysBetween(first: string, last: string): WorkingDays {
  let least = 0;
  let most = 0;
  for (let at = Date.parse(first) + DAY_MS; at < Date.parse(last); at += DAY_MS) {
    const date = new Date(at);
    if (date.getUTCDay() % 6 === 0) continue;
    most += 1;
    if (!isHoliday(date)) least += 1;
  }
  return { least, most };
}

/** Days by the calendar, the year's end included, and days by Easter (Good Friday, Easter Monday, Ascension, Whit Monday). */
const FIXED = new Set(['01-01', '01-02', '08-01', '12-24', '12-25', '12-26', '12-31']);
const FROM_EASTER = new Set([-2, 1, 39, 50]);

function isHoliday(date: Date): boolean {
  const iso = date.toISOString();
  const fromEaster = Math.round((date.getTime() - easter(date.getUTCFullYear())) / DAY_MS);
  return FIXED.has(iso.slice(5, 10)) || FROM_EASTER.has(fromEaster) || isGenevaFast(date);
}

/** The Thursday after the first Sunday of September. */
function isGenevaFast(date: Date): boolean {
  return date.getUTCMonth() === 8 && date.getUTCDay() === 4 && date.getUTCDate() >= 5 && date.getUTCDate() <= 11;
}

/** Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher), in milliseconds. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}
