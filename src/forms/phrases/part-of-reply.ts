import { fold, foldedWords } from '../document/fold.ts';

/** "Part 1 of 2", "Partie 1/2", "第1部分，共2部分": a reply of which another part comes. */
const PART = new RegExp(
  `(?<!\\p{L})(?:${foldedWords('part|partie|parte|часть|الجزء|جزء')}) ?(\\d{1,2}) ?(?:${foldedWords('of|out of|sur|de|из|من')}|/) ?(\\d{1,2})(?!\\d)`,
  'u',
);
const PART_HAN = /第\s?\d{1,2}\s?部分|共\s?\d{1,2}\s?部分/u;
/** "5 of 8": nothing else on a line but how many of how many, as page numbers are. */
const SO_MANY = new RegExp(
  `^[^\\p{L}\\p{N}]*(\\d{1,2}) ?(?:${foldedWords('of|out of|sur|de|из|من')}|/) ?(\\d{1,2})[^\\p{L}\\p{N}]*$`,
  'u',
);
const SO_MANY_HAN = /^\P{L}*\d{1,2}\s?[项个份]\s?中的?\s?\d{1,2}\s?[项个份]\P{L}*$/u;

/** Whether a line calls a reply a part of one, or says only how much of the whole it is. */
export function saysPart(line: string): boolean {
  const folded = fold(line);
  return partOf(PART, folded) || PART_HAN.test(line) || saysSoMany(line);
}

/** Whether a line says how much of the whole something is, in nothing but numbers. */
export function saysSoMany(line: string): boolean {
  return partOf(SO_MANY, fold(line)) || SO_MANY_HAN.test(line);
}

/** The parts of a subject that stand behind a sign or in brackets: "Reply to TSB Circular 142 (1/2)". */
const APART = /[([（【\-–—:,;]+/u;
const FRACTION = /^\s*(\d{1,2}) ?\/ ?(\d{1,2})\s*[\])）】]\s*$/u;

/** "Part 1", "Partie 2". */
const ONE_PART = new RegExp(`^\\P{L}*(?:${foldedWords('part|partie|parte|часть|الجزء')}) ?\\d{1,2}\\P{L}*$`, 'u');

/** Whether a mail's subject says that more of its reply comes in another. */
export function subjectSaysPart(subject: string): boolean {
  return subject
    .split(APART)
    .some((each) => saysSoMany(each) || partOf(FRACTION, fold(each)) || ONE_PART.test(fold(each)));
}

/** "Pág. 2 de 3". */
const PAGE = new RegExp(
  `^\\P{L}*(?:${foldedWords('page|pages|pag|pagina|página|p|стр|страница|лист|الصفحة|صفحة')})\\.?\\s*(?=\\d)`,
  'u',
);

/** Whether a line has the look of a page's number, with the word for it or without. */
export function numbersPage(line: string): boolean {
  return saysSoMany(fold(line).replace(PAGE, ''));
}

/** Whether such a line may be the number of a page: the first, or the last where the first page has none. */
export function mayCountPage(line: string): boolean {
  const [, part, whole] = SO_MANY.exec(fold(line)) ?? [];
  return part !== undefined && (Number(part) === 1 || part === whole);
}

function partOf(pattern: RegExp, folded: string): boolean {
  const [, part = '0', whole = '0'] = pattern.exec(folded) ?? [];
  return Number(part) >= 1 && Number(part) <= Number(whole) && Number(whole) > 1;
}
