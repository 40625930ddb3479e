/** The clocks of places: what day and time it is there, and when a time of day comes there. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

/** An instant as the clock at a place shows it, written as if that were UTC. */
function wallClock(at: Date, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day at a place, as ISO date. */
export function localDay(at: Date, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 10);
}

/**
 * The instant at which the clock at a place shows this time on this day. A time that a change of clocks leaves out is
 * taken by the clock before the change; of one that comes twice the first is meant.
 * @param day ISO date
 * @param time "09:00"
 */
export function instantAt(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsets = [-DAY_MS, DAY_MS].map((away) => wallClock(new Date(wanted + away), zone) - (wanted + away));
  const candidates = offsets.map((offset) => wanted - offset).toSorted((left, right) => left - right);
  const exact = candidates.find((candidate) => wallClock(new Date(candidate), zone) === wanted);
  return new Date(exact ?? wanted - (offsets[0] ?? 0));
}

const DAY_MS = 24 * 3_600_000;

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
