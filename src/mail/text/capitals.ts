import { getCountry } from 'countries-and-timezones';

/** The zone of the capital, for Member States that lie in several. */
const CAPITALS: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PG: 'Pacific/Port_Moresby',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  VN: 'Asia/Ho_Chi_Minh',
};

/** What the calendar at a Member State's capital goes by. */
export interface Capital {
  /** IANA time zone. */
  zone: string;
  /** Days of the weekend: 1 Monday to 7 Sunday. */
  weekend: readonly number[];
}

const USUAL_WEEKEND = [6, 7];

/** A page asks for every capital at every step. */
const known = new Map<string, Capital>();

/** @param code ISO code of the Member State */
export function capitalOf(code: string): Capital {
  const capital = known.get(code) ?? {
    zone: CAPITALS[code] ?? getCountry(code)?.timezones[0] ?? 'UTC',
    weekend: weekendOf(code),
  };
  known.set(code, capital);
  return capital;
}

/** Unicode's own tables know the weekend of every country; TypeScript's types do not know that method yet. */
function weekendOf(code: string): readonly number[] {
  const locale: Intl.Locale & { getWeekInfo?(): { weekend: number[] } } = new Intl.Locale('und', { region: code });
  return locale.getWeekInfo?.().weekend ?? USUAL_WEEKEND;
}

/** For those who are told of times without being in one place: the Union's own clock is in Geneva, but it names UTC. */
export const UTC: Capital = { zone: 'UTC', weekend: USUAL_WEEKEND };
