import type { Place } from '../../domain/evidence.ts';
import { fold, foldedWords } from '../document/fold.ts';
import { circularNumbers, classifyLabel, isHeading, isInstruction, namesAdministration } from '../phrases/index.ts';
import { foreignWords } from '../phrases/vocabulary.ts';
import type { NameMention } from '../reader.ts';
import type { Block, Line } from './blocks.ts';
import type { OutsideLine } from './draft.ts';

/** The part of the document that is the form: from its heading on. A circular sent along comes before it. */
export interface FormRegion {
  rows: Block[][];
  /** Lines before the form's heading. */
  before: Line[];
  hasHeading: boolean;
  hasInstruction: boolean;
}

/** Cuts the document at the last heading "Member State response to ..." before the first record. */
export function findRegion(rows: Block[][]): FormRegion {
  const first = rows.findIndex((row) => row.some((block) => block.anchors.length > 1));
  const limit = first < 0 ? rows.length : first + 1;
  const at = rows.findLastIndex((row, index) => index < limit && row.some(holdsHeading));
  const hasInstruction = rows.some((row) =>
    row.some((block) => block.lines.some((line) => isInstruction(fold(line.text)))),
  );
  if (at < 0) return { rows, before: [], hasHeading: false, hasInstruction };
  const [row, before] = splitRow(rows[at] ?? []);
  const earlier = rows.slice(0, at).flatMap((each) => each.flatMap((block) => block.lines));
  return { rows: [row, ...rows.slice(at + 1)], before: [...earlier, ...before], hasHeading: true, hasInstruction };
}

function holdsHeading(block: Block): boolean {
  return headingLine(block) >= 0;
}

/** The line of the heading, which may run over two lines; -1 without one. */
function headingLine(block: Block): number {
  return block.lines.findLastIndex((line, index) => {
    const next = block.lines[index + 1]?.text ?? '';
    return line.text.length < 400 && isHeading(fold(`${line.text} ${next}`)) && !isHeading(fold(next));
  });
}

function splitRow(row: Block[]): [Block[], Line[]] {
  const [block] = row;
  if (!block || row.length > 1 || block.cell) return [row, []];
  const at = Math.max(0, headingLine(block));
  const kept = {
    ...block,
    lines: block.lines.slice(at),
    anchors: block.anchors
      .filter((anchor) => anchor.line >= at)
      .map((anchor) => ({ ...anchor, line: anchor.line - at, endLine: anchor.endLine - at })),
  };
  return [[kept], block.lines.slice(0, at)];
}

/** Circular numbers in the heading and the opening sentence: between the form's beginning and its first record. */
export function findCirculars(rows: readonly Block[][]): number[] {
  const numbers = new Set<number>();
  for (const block of rows.flat()) {
    const stop = block.anchors[0]?.line ?? block.lines.length;
    block.lines.slice(0, stop).forEach((line, index) => {
      const joined = `${line.text} ${index + 1 < stop ? (block.lines[index + 1]?.text ?? '') : ''}`;
      for (const number of circularNumbers(fold(line.text.length > 400 ? line.text : joined))) numbers.add(number);
    });
    if (block.anchors.length > 0) break;
  }
  return [...numbers];
}

const LONGEST_NAME = 160;
/** A State's name that is no word: "Administration of U.S.A." */
const INITIALS = /(?:\p{Lu}\.\s?){2,}/u;
/** A line that begins by saying whose it is; in Chinese it ends so. */
const NAMES_ADMINISTRATION = new RegExp(
  `^(?:${foldedWords('administra|администрац|от имени администрац|إدارة')})|主管部门$`,
  'u',
);

/** Lines that may name the Member State. The To side, the Union's own address and placeholders never do. */
export function findNames(region: FormRegion, after: readonly { text: string; place: Place }[]): NameMention[] {
  const names: NameMention[] = [...fromNames(region.rows), ...letterhead(region)];
  for (const { text, place } of after) {
    const isName = foreignWords(text) > 0 || INITIALS.test(text);
    if (text.length > LONGEST_NAME || !isName || isUnion(text)) continue;
    names.push({ role: namesAdministration(fold(text)) ? 'administration' : 'signature', text, place });
  }
  return names.sort((left, right) => ROLES.indexOf(left.role) - ROLES.indexOf(right.role));
}

const ROLES: readonly NameMention['role'][] = ['administration', 'signature', 'from', 'letterhead'];

/** The cells under and beside "From:", up to the first record. */
function fromNames(rows: readonly Block[][]): NameMention[] {
  const names: NameMention[] = [];
  let fromTable: { table: number; column: number } | null = null;
  for (const row of rows) {
    const isForm = row.some((block) => block.anchors.length > 0);
    if (isForm && row.some((block) => block.cell)) break;
    for (const block of row) {
      const [first] = block.lines;
      const label = first ? classifyLabel(labelPart(first.text)) : null;
      if (label?.kind === 'from' && block.cell) fromTable = { table: block.cell.table, column: block.cell.column };
      const inColumn = fromTable && block.cell?.table === fromTable.table && block.cell.column >= fromTable.column;
      const lines = inColumn ? block.lines : [];
      names.push(...lines.flatMap((line) => mention('from', withoutLabel(line.text), line.place)));
      if (!block.cell) names.push(...proseFrom(block.lines.slice(0, block.anchors[0]?.line)));
    }
    if (isForm) break;
  }
  return names;
}

/**
 * "From: ..." in running text: the rest of its line, and following lines until another label or the salutation. Beside
 * "To: ..." what follows is the addressee's too, save what stands at the right or calls itself an administration.
 */
function proseFrom(lines: readonly Line[]): NameMention[] {
  const names: NameMention[] = [];
  let inFrom: 'alone' | 'beside' | null = null;
  for (const { text, place } of lines) {
    const match = /(?:^|\s)(from|de|от|来自|من|expéditeur|remitente)\s*[:：]\s*(.*)$/iu.exec(text);
    const goesOn = inFrom && text.trim() !== '' && names.length < 6 && !/^[^:：]{1,16}[:：]/u.test(text);
    if (match) {
      inFrom = match.index > 0 ? 'beside' : 'alone';
      names.push(...mention('from', match[2] ?? '', place));
    } else if (goesOn) {
      names.push(...mention('from', inFrom === 'alone' ? text : atTheRight(text), place));
    } else inFrom = null;
  }
  return names;
}

/** What stands behind a wide gap; a whole line only where it can be no addressee's. */
function atTheRight(text: string): string {
  const [first = '', ...more] = text.split(/\t| {3,}/);
  const right = more.at(-1) ?? first;
  return more.length > 0 || NAMES_ADMINISTRATION.test(fold(right)) ? right : '';
}

function labelPart(text: string): string {
  return fold(text.split(/(?<=[:：])/u)[0] ?? '');
}

/** Without its colon a label names nobody anyway, and "Paraguay" must not be taken for "Para". */
function withoutLabel(text: string): string {
  const label = /[:：]/u.test(text) && classifyLabel(labelPart(text));
  return label ? text.replace(/^[^:：]*[:：]/u, '') : text;
}

function mention(role: NameMention['role'], text: string, place: Place): NameMention[] {
  const trimmed = text.replace(/\s+/gu, ' ').trim();
  const isOwn = trimmed.length > 1 && trimmed.length <= LONGEST_NAME && foreignWords(trimmed) > 0;
  return isOwn && !isUnion(trimmed) ? [{ role, text: trimmed, place }] : [];
}

/** The addressee's own address, which stands on every form. */
function isUnion(text: string): boolean {
  return /tsbdir|itu\.int|place des nations|ch[\s-]*1211 geneva 20|\+41[\s-]?22[\s-]?730|international telecommunication union/iu.test(
    text,
  );
}

/** More lines than that before the form are the circular, sent along with it. */
const LONGEST_LETTER = 120;
/** What the circular says in any language, and no reply does: A.5 justifications, the share of replies needed. */
const CIRCULARS_OWN = /(?<![\p{L}.])A\.5(?!\d)|\d\s?%/u;

/** A letter in front of the form: it may make an answer depend on something. */
export function coveringLetter(region: FormRegion): OutsideLine[] {
  const lines = region.before.filter((line) => line.text.trim() !== '');
  if (lines.length > LONGEST_LETTER || lines.some((line) => CIRCULARS_OWN.test(line.text))) return [];
  return lines.map(({ text, place }) => ({ text: text.trim(), place, where: 'before' }));
}

/** What stands above the form where no circular comes before it. */
function letterhead(region: FormRegion): NameMention[] {
  const lines = region.before.filter((line) => line.text.trim() !== '');
  if (lines.length > 12) return [];
  return lines.flatMap((line) =>
    circularNumbers(fold(line.text)).length > 0 ? [] : mention('letterhead', line.text, line.place),
  );
}
