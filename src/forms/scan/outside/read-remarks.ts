import { SLOTS } from '../../../domain/evidence.ts';
import { findTextRefs } from '../../../domain/text-ref.ts';
import { holdsOpinion } from '../../phrases/index.ts';
import { foreignWords } from '../../phrases/vocabulary.ts';
import { findApproximately, fold } from '../ocr/fold-text.ts';
import { type LineInColumn, linesInColumns } from '../ocr/lines-in-columns.ts';
import type { OcrWord } from '../ocr/ocr.ts';
import type { Rect } from '../picture/raster.ts';
import type { Template } from '../template/template.ts';
import { changesAnswers } from '../typed-remarks.ts';
import type { Band } from './above-table.ts';
import { standsBelowForm } from './below-form.ts';
import { HEADING, type PageWithTable, SURE } from './page-with-table.ts';
import { standsIn } from './unfilled-rows.ts';

/** Letters of a word that recognition does not find in dust. */
const WORD = 3;
/** Letters of a line that cannot be the form's own by chance. */
const LONG = 9;
/** Share of a line's letters from which it is the form's own: of "except X.1150" the title holds the number alone. */
const OWN = 0.75;

/**
 * What recognition reads surely outside the table, printed or written as neatly as print, that is not the form's own and
 * says something of the answers; and where nothing is to be written, words that are no letterhead.
 * @param unfilled the rows where nothing is to be written
 */
export function readRemarks(page: PageWithTable, unfilled: readonly Band[]): LineInColumn[] {
  const { words, template, table, mm } = page;
  const isAtTable = ({ y, height }: Rect) => {
    return y + height / 2 > table.y - HEADING * mm && y + height / 2 < table.y + table.height;
  };
  const own = ownText(template);
  return linesInColumns(words, template.rightToLeft).filter((line) => {
    const { text, box, words: read } = line;
    if (isAtTable(box)) return false;
    if (standsBelowForm(line, page)) return fold(text).length < LONG || !isOwn(text, own);
    if (!isSure(read) || isTitle(text, own, template) || isHint(text, template)) return false;
    const isAbout = holdsOpinion(text) || changesAnswers(text) || namesText(text, own, template);
    return (isAbout || (standsIn(box, unfilled) && isNoLetterhead(text))) && !isOwn(text, own);
  });
}

function isSure(words: readonly OcrWord[]): boolean {
  return words.every(({ text, confidence }) => fold(text).length < WORD || confidence >= SURE);
}

/** Whether it says something of a text: a title lists them in the form's own words, whatever its lines. */
function namesText(text: string, own: string, { records }: Template): boolean {
  const isForeign = (word: string) => !/\p{N}/u.test(word) && fold(word).length >= WORD && !own.includes(fold(word));
  return text.split(' ').some(isForeign) && findTextRefs(text).some((ref) => records.some((each) => each.ref === ref));
}

/** Letterheads, page numbers and addresses begin with a capital, or are no words of a sentence. */
function isNoLetterhead(text: string): boolean {
  const [first = ''] = text.split(' ');
  const isPlain = !/[@:/\\]|\p{L}\.\p{L}/u.test(text);
  return /^\p{Ll}/u.test(first) && isPlain && foreignWords(text) > 0 && fold(text).length > WORD;
}

/** All that the issued form prints, without breaks: another print's lines end elsewhere. */
function ownText({ head, foot, records }: Template): string {
  const lines = records.flatMap(({ label, slots }) => [...label, ...SLOTS.flatMap((slot) => slots[slot].lines)]);
  return [...head, ...foot, ...lines].map(({ folded }) => folded).join('');
}

function isOwn(text: string, own: string): boolean {
  return (findApproximately(fold(text), own)?.similarity ?? 0) >= OWN;
}

/** Whether it is the end of the title: all texts of the form, and before them words of the form's own at most. */
function isTitle(text: string, own: string, { records }: Template): boolean {
  const listed = findTextRefs(text);
  const numbers = text.search(/\p{L}\W?\d/u);
  const words = fold(text.slice(0, numbers));
  const isAll = records.every(({ ref }) => listed.includes(ref));
  return isAll && (words === '' || (words.length >= LONG && isOwn(words, own)));
}

/** Whether it is one of the form's own hints in brackets, "[Name]", left unfilled: by a letter it may read as an answer. */
function isHint(text: string, { foot }: Template): boolean {
  const hint = (from: string) => from.match(/^\[(\p{L}+)\]$/u)?.[1];
  const read = hint(text);
  return foot.some((line) => {
    const own = hint(line.text.trim());
    return read !== undefined && own?.length === read.length && differing(fold(own), fold(read)) <= 1;
  });
}

function differing(one: string, other: string): number {
  return [...one].filter((letter, i) => letter !== other[i]).length;
}
