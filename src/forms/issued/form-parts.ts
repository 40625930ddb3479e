import { findTextRefs, type TextRef } from '../../domain/text-ref.ts';
import type { FormDocument } from '../document/form-document.ts';
import { glyphKind } from '../document/glyphs.ts';
import { readRows } from '../locate/blocks.ts';
import { textOf } from '../locate/chars.ts';
import { type Scan, type Sign, scanSigns } from '../locate/signs.ts';

/** A box or circle of the blank form with the wording that belongs to it. */
export interface FormPart {
  shape: 'box' | 'circle';
  wording: string;
  /** The cell or run of paragraphs in which the wording stands. */
  block: number;
}

/** One text's part of the blank form as its layout shows it, whatever its language. */
export interface IssuedRecord {
  refs: TextRef[];
  label: string;
  parts: FormPart[];
}

interface FormLine {
  text: string;
  block: number;
  scan: Scan;
  /** The words behind the leading sign. */
  rest: string;
  sign: Sign | null;
}

/**
 * Takes a blank form apart by its layout alone: lines that name one of the texts, and after each of them the boxes and
 * circles with their wording. Lines between that begin with neither belong to nothing.
 */
export function issuedRecords(document: FormDocument, refs: readonly TextRef[]): IssuedRecord[] {
  const records: IssuedRecord[] = [];
  let waiting: FormPart | null = null;
  for (const line of formLines(document)) {
    const named = findTextRefs(line.text).filter((ref) => refs.includes(ref));
    if (line.sign) {
      waiting = { shape: shapeOf(line.sign), wording: line.rest, block: line.block };
      records.at(-1)?.parts.push(waiting);
      if (line.rest !== '') waiting = null;
    } else if (waiting && line.scan.words.length > 0) {
      waiting.wording = line.text.trim();
      waiting.block = line.block;
      waiting = null;
    } else if (named.length > 0) {
      records.push({ refs: named, label: line.text.trim(), parts: [] });
      waiting = null;
    }
  }
  return records.filter(({ parts }) => parts.length > 0);
}

function formLines(document: FormDocument): FormLine[] {
  return readRows(document, 'accepted')
    .flat()
    .flatMap((block, number) =>
      block.lines.map((line): FormLine => {
        const scan = scanSigns(line.chars);
        const sign = leadingSign(scan);
        const rest = sign ? textOf(line.chars, sign.at + lengthOf(sign)).trim() : '';
        return { text: line.text, block: number, scan, sign, rest };
      }),
    );
}

function lengthOf({ item, mark }: Sign): number {
  return item.kind === 'box' ? 1 : [...mark].length;
}

function leadingSign({ signs, words }: Scan): Sign | null {
  const [sign] = signs;
  const [word] = words;
  return sign && !sign.bullet && sign.state === 'empty' && (!word || sign.at < word.at) ? sign : null;
}

function shapeOf({ item, mark }: Sign): FormPart['shape'] {
  const isRound =
    item.kind === 'text' && (glyphKind(mark) === 'circle-empty' || mark.startsWith('(') || mark === '\u20DD');
  return isRound ? 'circle' : 'box';
}
