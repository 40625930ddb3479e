import type { FileReading, FormInFile } from './file-reading.ts';
import type { FormReading, FormRecord, NameMention, ReadingProblem } from './reader.ts';

/**
 * Scans that each show some pages of one form (a page photographed or scanned at a time) become one form. They are joined only
 * where the records complement each other; as soon as a record appears in two of them with different marks, every
 * picture stays a form of its own, and the caller sees that they disagree.
 */
export function joinPages(forms: readonly FormInFile[]): FormInFile[] {
  const pictures = forms.filter((form) => form.reader === 'scan');
  const others = forms.filter((form) => form.reader !== 'scan');
  const joined = pictures.length > 1 ? join(pictures) : null;
  return joined ? [...others, joined] : [...forms];
}

function join(pictures: readonly FormInFile[]): FormInFile | null {
  const [first] = pictures;
  const records = joinRecords(pictures.map((picture) => picture.reading));
  if (!first || !records) return null;
  const readings = pictures.map((picture) => picture.reading);
  return {
    ...first,
    name: pictures.map((picture) => picture.name).join(' + '),
    pages: pictures.map(({ name, sha256 }) => ({ name, sha256 })),
    reading: {
      score: Math.max(...readings.map((reading) => reading.score)),
      language: readings.find((reading) => reading.language !== null)?.language ?? null,
      circulars: [...new Set(readings.flatMap((reading) => reading.circulars))],
      names: withoutTwins(readings.flatMap((reading) => reading.names)),
      records,
      freeText: readings.flatMap((reading) => reading.freeText),
      problems: readings
        .flatMap((reading) => reading.problems)
        .filter((problem) => !isMarkedOverleaf(problem, records)),
    },
    findings: pictures.flatMap((picture) => picture.findings),
  };
}

/** Whether a record without a mark on one page bears one in its other half. */
function isMarkedOverleaf({ said, text }: ReadingProblem, records: readonly FormRecord[]): boolean {
  return (
    said?.code === 'scan-no-mark' &&
    records.some(
      ({ refs, observations }) => refs.join() === text && observations.some(({ state }) => state === 'marked'),
    )
  );
}

/** Every record once, or null if two pictures show the same record and do not show the same marks. */
export function joinRecords(readings: readonly Pick<FormReading, 'records'>[]): FormRecord[] | null {
  const joined = new Map<string, FormRecord>();
  for (const record of readings.flatMap((reading) => reading.records)) {
    const key = record.refs.join();
    const known = joined.get(key);
    const both = known ? joinRecord(known, record) : record;
    if (!both) return null;
    joined.set(key, both);
  }
  return [...joined.values()];
}

/** Two views of one record: its halves on two pages, or the same page twice. */
function joinRecord(one: FormRecord, other: FormRecord): FormRecord | null {
  const shared = one.slotsFound.filter((slot) => other.slotsFound.includes(slot));
  const agree = shared.every((slot) => {
    const left = statesAt(one, slot);
    return left === statesAt(other, slot) && !left.includes('unclear');
  });
  if (!agree) return null;
  return {
    ...one,
    slotsFound: [...new Set([...one.slotsFound, ...other.slotsFound])],
    observations: [...one.observations, ...other.observations.filter((seen) => !shared.includes(seen.slot))],
  };
}

function statesAt(record: FormRecord, slot: FormRecord['slotsFound'][number]): string {
  const states = record.observations.filter((seen) => seen.slot === slot).map((seen) => seen.state);
  return [...new Set(states)].toSorted().join();
}

function withoutTwins(names: readonly NameMention[]): NameMention[] {
  return names.filter((name, index) => names.findIndex((each) => each.text === name.text) === index);
}

/** The file that an observation comes from, where a form is spread over several. */
export function fileOf(form: FileReading, part: string): { name: string; sha256: string } {
  return form.pages?.find((page) => page.name === part) ?? form;
}
