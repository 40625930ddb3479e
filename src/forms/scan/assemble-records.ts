import { type Place, SLOTS } from '../../domain/evidence.ts';
import type { Saying } from '../../domain/saying.ts';
import { joinAgain } from '../ink-shares.ts';
import type { FormRecord, ReadingProblem } from '../reader.ts';
import { say } from '../sentences.ts';
import type { RecordOnPage, SlotOnPage } from './judge-page.ts';
import type { Rect } from './picture/raster.ts';
import type { Template } from './template/template.ts';

/** One record as read on one page. A record that breaks over two pages is read in two parts. */
export interface PagedRecord extends Pick<RecordOnPage, 'reading' | 'highlighted' | 'distrust'> {
  template: Template;
  /** Where a box of the page's picture lies in the file. */
  place: (box: Rect) => Place;
  /** The record's own part of the page. */
  whole: Place;
}

/** Puts the records of all pages together, in the form's order, each once. */
export function assembleRecords(parts: readonly PagedRecord[]): { records: FormRecord[]; problems: ReadingProblem[] } {
  const problems: ReadingProblem[] = [];
  const ordered = parts.toSorted((one, other) => one.reading.index - other.reading.index);
  // By the text and not by its place: the forms of two consultations may lie in one file.
  const records = [...Map.groupBy(ordered, refOf).values()].map((group) => assemble(group, problems));
  return { records: records.flatMap((record) => record ?? []), problems };
}

function refOf({ template, reading }: PagedRecord): string | undefined {
  return template.records[reading.index]?.ref;
}

function assemble(parts: PagedRecord[], problems: ReadingProblem[]): FormRecord | null {
  const [first] = parts;
  const printed = first?.template.records[first.reading.index];
  if (!first || !printed) return null;
  const doubted = parts.find((part) => part.distrust ?? part.reading.doubt);
  const reason = doubted ? (doubted.distrust ?? doubted.reading.doubt?.reason ?? null) : null;
  if (doubted && reason !== null) {
    const place = doubted.reading.doubt ? doubted.place(doubted.reading.doubt.box) : doubted.whole;
    problems.push({
      code: 'mark-unclear',
      text: printed.ref,
      ...say('scan-doubtful', { text: printed.ref, why: reason }),
      place,
    });
  }
  const observations: FormRecord['observations'] = [];
  for (const slot of SLOTS) {
    const seen = parts.flatMap((part) => {
      const reading = part.reading.slots[slot];
      return reading ? [{ reading, place: part.place(reading.box) }] : [];
    });
    const [one] = seen;
    if (!one) continue;
    const agree = seen.every(({ reading }) => reading.state === one.reading.state);
    const state = reason === null && agree ? one.reading.state : 'unclear';
    const strength = state === 'unclear' ? 0.3 : Math.min(...seen.map(({ reading }) => reading.strength));
    observations.push({ slot, source: 'ink', state, place: one.place, mark: describe(seen, agree, reason), strength });
  }
  if (reason === null) observations.push(...parts.flatMap(highlightsOf));
  if (reason === null && observations.every((seen) => seen.state === 'empty')) {
    problems.push({
      ...{ code: 'mark-unclear', text: printed.ref, place: first.whole },
      ...say('scan-no-mark', { text: printed.ref }),
    });
  }
  return {
    label: printed.label.map((line) => line.text).join(' '),
    refs: [printed.ref],
    place: first.whole,
    slotsFound: SLOTS.filter((slot) => observations.some((seen) => seen.slot === slot)),
    observations,
  };
}

function highlightsOf({ highlighted, place }: PagedRecord): FormRecord['observations'] {
  return highlighted.map(({ slot, box }) => {
    return { slot, source: 'emphasis', state: 'marked', place: place(box), mark: 'highlight', strength: 1 };
  });
}

function describe(seen: readonly { reading: SlotOnPage }[], agree: boolean, reason: Saying | null): string {
  const mark = joinAgain(seen.map(({ reading }) => reading.mark));
  const disagreement = agree ? '' : '; the page was sent twice and differs';
  return `${mark}${disagreement}${reason === null ? '' : `; ${reason.message}`}`;
}
