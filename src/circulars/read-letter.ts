import type { Saying } from '../domain/saying.ts';
import { fold } from '../forms/document/fold.ts';
import { circularNumbers } from '../forms/phrases/index.ts';
import type { Line } from './circular-lines.ts';
import { findDates, type NamedDays, withoutDates } from './find-dates.ts';
import type { Sections } from './sections.ts';
import { say } from './sentences.ts';
import type { CircularWords } from './words/circular-words.ts';
import { numbersIn } from './words/index.ts';

/** A value of the letter, and what a person should look at. */
export interface Read<T> {
  value: T | null;
  doubts: Saying[];
}

/** The circular's date: the first in the letterhead. */
export function readAnnounced({ head }: Sections): string | null {
  return head.flatMap(({ folded }) => findDates(folded)).find(isDay)?.first ?? null;
}

/** The circular's number, from its reference; the form must name the same. */
export function readCircularNumber({ head, subject }: Sections, onForm: readonly number[]): Read<number> {
  const lines = [...head.map(({ folded }) => folded), subject.folded];
  const named = lines.flatMap((folded, index) => {
    const alone = circularNumbers(folded);
    return alone.length > 0 ? alone : circularNumbers(`${folded} ${lines[index + 1] ?? ''}`);
  });
  const value = named[0] ?? onForm[0] ?? null;
  const others = onForm.filter((number) => number !== value);
  const doubts = others.length > 0 ? [say('circular-differs', { onForm: others.join(', '), inLetter: value })] : [];
  return { value, doubts };
}

/** The study group's number: as the subject says, else as most of the places do that name one. */
export function readStudyGroup(sections: Sections, words: CircularWords): Read<number> {
  const inSubject = studyGroups(sections.subject.folded, words);
  const inForm = sections.annex2.flatMap(({ folded }) => studyGroups(folded, words));
  const elsewhere = [...sections.head, ...sections.body].flatMap(({ folded }) => studyGroups(folded, words));
  const value = mostFrequent(inSubject) ?? mostFrequent(inForm) ?? mostFrequent(elsewhere);
  const contrary = [...new Set([...inSubject, ...inForm])].filter((number) => number !== value);
  const doubts =
    contrary.length > 0 ? [say('study-group-doubtful', { group: value, others: contrary.join(', ') })] : [];
  return { value, doubts };
}

/** A date may follow ("Study Group 17, 20 February"), and in Russian it stands where elsewhere the number does. */
function studyGroups(line: string, words: CircularWords): number[] {
  const folded = withoutDates(line);
  const signs = words.studyGroupSign.map(fold).join('|');
  const short = [...folded.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${signs})[\\s-]?(\\d{1,2})(?!\\d)`, 'gu'))];
  return [...numbersIn(folded, words.studyGroup, words), ...short.map(([, number]) => Number(number))].filter(
    (number) => number > 0 && number < 100,
  );
}

/** When the meeting opens and closes: the span of days in the subject, else in the letter. */
export function readMeeting({ subject, body }: Sections, announced: string | null): Read<NamedDays> {
  const inSubject = findDates(subject.folded, announced);
  const inBody = body.flatMap(({ folded }) => findDates(folded, announced)).filter((days) => !isDay(days));
  const value = inSubject.find((days) => !isDay(days)) ?? inBody[0] ?? inSubject[0] ?? null;
  const contrary = inBody.filter((days) => value && (days.first !== value.first || days.last !== value.last));
  return { value, doubts: contrary.map(({ first, last }) => say('meeting-days-differ', { first, last })) };
}

/** Most meetings are held there: one name for it in every language version. */
const GENEVA = ['geneva', 'geneve', 'ginebra', 'женев', '日内瓦', 'جنيف'].map(fold);
const VIRTUAL = ['virtual', 'virtuel', 'виртуальн', '虚拟', 'افتراضي', 'online'].map(fold);

/** Where the meeting is held; the place from which the circular comes where the letter does not say. */
export function readPlace(
  { head, subject, body }: Sections,
  opens: string | undefined,
  words: CircularWords,
): Read<string> {
  const speaking = [subject, ...body].filter(({ folded }) =>
    findDates(folded, opens).some(({ first }) => first === opens),
  );
  if (speaking.some(({ folded }) => VIRTUAL.some((word) => folded.includes(word))))
    return { value: 'virtual', doubts: [] };
  const [named] = speaking.flatMap(({ text }) => placeIn(text, words) ?? []);
  if (named) return { value: usualName(named), doubts: [] };
  const letterhead = head.find(({ folded }) => findDates(folded).some(isDay))?.text;
  const place = /(?:^|日,\s?)(\p{L}[\p{L}' -]{1,40}?)(?:[,،，]|$)/u.exec(letterhead ?? '')?.[1];
  return place
    ? { value: usualName(place), doubts: [say('place-of-letterhead', { place })] }
    : { value: null, doubts: [] };
}

function usualName(place: string): string {
  return GENEVA.some((name) => fold(place).startsWith(name)) ? 'Geneva' : place;
}

function placeIn(text: string, words: CircularWords): string | null {
  if (words.language === 'zh') return /在(\p{sc=Han}{2,8}?)(?:于|举行|召开|[,，])/u.exec(text)?.[1] ?? null;
  if (words.language === 'ar') return /(?<!\p{L})في\s(\p{sc=Arabic}{3,15})(?=\s?[،,]\s?\d)/u.exec(text)?.[1] ?? null;
  const before = `(?:(?<!\\p{L})(?:${words.in.join('|')}|à)\\s+|,\\s*)`;
  const places = text.matchAll(new RegExp(`${before}(\\p{Lu}[\\p{Ll}'’-]+(?:\\s\\p{Lu}[\\p{Ll}'’-]+){0,3})`, 'gu'));
  for (const place of places) {
    const [days] = findDates(fold(text.slice(place.index + place[0].length)));
    if (days && days.start <= DATE_FOLLOWS_WITHIN) return place[1] ?? null;
  }
  return null;
}

/** "in Geneva, from 20 February" */
const DATE_FOLLOWS_WITHIN = 8;

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const PHONE = /\+\s?\d[\d\s().-]{6,20}\d/u;
const CONTACT = /^(?:contact|contacto|контакт\p{L}*|联系人|جهة الاتصال)[^:：]{0,20}[:：]\s*(\p{L}.{2,80})$/iu;

export function emailsIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ text }) => text.match(EMAIL) ?? []).map((email) => email.toLowerCase());
}

/** Whom to ask: name, address and telephone of the letterhead. */
export function readContact({ head }: Sections, studyGroup: number | null) {
  const name = head.map(({ text }) => CONTACT.exec(text)?.[1]?.trim()).find((found) => found !== undefined);
  return {
    name: name ?? (studyGroup === null ? 'TSB secretariat' : `TSB, Study Group ${studyGroup} secretariat`),
    email: emailsIn(head)[0],
    phone: head.map(({ text }) => PHONE.exec(text)?.[0]).find((found) => found !== undefined) ?? null,
  };
}

/** The share of replies from which consideration may proceed (Res. 1 §9.4.5). */
export function readThreshold({ body }: Sections): Read<number> {
  const shares = body.flatMap(({ folded }) => [...folded.matchAll(/(?<!\d)(\d{2,3})\s?[%٪]|[%٪]\s?(\d{2,3})(?!\d)/gu)]);
  const [value] = shares.map(([, before, after]) => Number(before ?? after)).filter((share) => share <= 100);
  if (value === undefined) return { value: 70, doubts: [say('threshold-unnamed')] };
  return { value, doubts: value === 70 ? [] : [say('threshold-unusual', { percent: value })] };
}

function isDay({ first, last }: NamedDays): boolean {
  return first === last;
}

function mostFrequent(numbers: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}
