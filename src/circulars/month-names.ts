import { fold } from '../forms/document/fold.ts';

/** The months as dates are written in the six languages, January first; Arabic in both of its calendars' names. */
const NAMES: readonly string[] = [
  'january|jan|janvier|enero|января|январь|يناير|كانون الثاني',
  'february|feb|fevrier|febrero|февраля|февраль|فبراير|شباط',
  'march|mar|mars|marzo|марта|март|مارس|آذار',
  'april|apr|avril|abril|апреля|апрель|أبريل|نيسان',
  'may|mai|mayo|мая|май|مايو|أيار',
  'june|jun|juin|junio|июня|июнь|يونيو|حزيران',
  'july|jul|juillet|julio|июля|июль|يوليو|تموز',
  'august|aug|aout|agosto|августа|август|أغسطس|آب',
  'september|sept|sep|septembre|septiembre|setiembre|сентября|сентябрь|سبتمبر|أيلول',
  'october|oct|octobre|octubre|октября|октябрь|أكتوبر|تشرين الأول',
  'november|nov|novembre|noviembre|ноября|ноябрь|نوفمبر|تشرين الثاني',
  'december|dec|decembre|diciembre|декабря|декабрь|ديسمبر|كانون الأول',
];

const BY_NAME = new Map(
  NAMES.flatMap((names, index) => names.split('|').map((name): [string, number] => [fold(name), index + 1])),
);

/** Every name, the longer ones first, as alternatives of a regular expression over folded text. */
export const MONTH_SOURCE = [...BY_NAME.keys()].sort((left, right) => right.length - left.length).join('|');

/** 1 to 12. */
export function monthNumber(folded: string): number {
  return BY_NAME.get(folded) ?? 0;
}
