import { strToU8, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { LANGUAGES } from '../domain/language.ts';
import { fold } from '../forms/document/fold.ts';
import { openZip } from '../forms/packages/open-zip.ts';
import { isHeading } from '../forms/phrases/index.ts';
import { openPackage } from '../forms/readers/docx/open-package.ts';
import { CIRCULAR_WORDS } from './words/index.ts';

/** A paragraph or table of the document's body, by its place in the part's text. */
interface Block {
  name: string;
  text: string;
  start: number;
  end: number;
}

/**
 * Cuts the blank form out of a circular's Word file: everything from the title of Annex 2 to the end, or to a third
 * annex, in the same package with its styles, numbering and letterhead.
 *
 * The part's text is cut, not written anew: what stays is exactly what the circular says.
 * @returns null where the form does not begin with a block of its own
 * @throws UnreadableFile if the file is damaged
 */
export function cutForm(docx: Uint8Array): Uint8Array | null {
  const { mainPart } = openPackage(docx);
  const zip = openZip(docx);
  const name = zip.names.find((each) => each.toLowerCase() === mainPart.toLowerCase());
  const bytes = name === undefined ? null : zip.read(name);
  if (!name || !bytes) return null;
  const xml = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  const cut = cutBody(xml);
  if (cut === null) return null;
  const entries = zip.names.map((each): [string, Uint8Array] => [
    each,
    each === name ? strToU8(cut) : (zip.read(each) ?? new Uint8Array()),
  ]);
  // A constant date: the same circular gives the same form, byte by byte.
  return zipSync(Object.fromEntries(entries), { mtime: '2000-01-01T00:00:00', level: 6 });
}

function cutBody(xml: string): string | null {
  const blocks = bodyBlocks(xml);
  const first = formStart(blocks);
  const start = blocks[first];
  if (first <= 0 || !start) return null;
  const third = blocks.findIndex(({ text }, index) => index > first && isAnnexTitle(text, 3));
  const begin = blocks[0]?.start ?? 0;
  const last = blocks.at(-1);
  const tail = (last?.name === 'sectPr' ? last.start : last?.end) ?? xml.length;
  const end = third > 0 ? (blocks[third]?.start ?? tail) : tail;
  return `${xml.slice(0, begin)}${xml.slice(start.start, end)}${xml.slice(tail)}`;
}

/** The title of Annex 2, or the form's heading where the annex has none. */
function formStart(blocks: readonly Block[]): number {
  const title = blocks.findLastIndex(({ text }) => isAnnexTitle(text, 2));
  if (title >= 0) return title;
  return blocks.findLastIndex(
    ({ text }, index) => text.length < 600 && isHeading(fold(`${text} ${blocks[index + 1]?.text ?? ''}`)),
  );
}

const ANNEX = new RegExp(
  `^(?:${LANGUAGES.flatMap((language) => CIRCULAR_WORDS[language].annex.map(fold)).join('|')})\\s?([1-9])(?![\\p{L}\\p{N}])`,
  'u',
);

function isAnnexTitle(text: string, number: number): boolean {
  const folded = fold(text);
  return folded.length <= 120 && Number(ANNEX.exec(folded)?.[1]) === number;
}

const BODY_DEPTH = 2;

/** The blocks of `w:body`, whatever prefix the file gives the namespace. */
function bodyBlocks(xml: string): Block[] {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const blocks: Block[] = [];
  const open: string[] = [];
  let start = 0;
  let text = '';
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const atBody = () => open.length === BODY_DEPTH && open[1] === 'body';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(local(name));
    if (atBody()) start = parser.position;
    if (['tab', 'br', 'cr'].includes(local(name))) text += ' ';
  });
  parser.on('text', (content) => {
    if (open.at(-1) === 't') text += content;
  });
  parser.on('closetag', () => {
    const name = open.pop() ?? '';
    if (!atBody()) return;
    blocks.push({ name, text: text.replace(/\s+/gu, ' ').trim(), start, end: parser.position });
    start = parser.position;
    text = '';
  });
  parser.write(xml).close();
  return blocks;
}
