import type { Comparison } from './compare.ts';
import type { Floor } from './form-class.ts';
import { type ClassResult, folderOf } from './measure.ts';

const HEAD = [
  'class'.padEnd(26),
  'forms',
  ' alone',
  ' right',
  ' staff',
  'silent',
  'shown',
  '   p50',
  '   p95',
  ' x ref',
  ' floor',
];

export function printHead(): void {
  console.log(HEAD.join('  '));
}

/** One line of the table; under it the silent errors, each with the folder where its files are kept. */
export function printClass(result: ClassResult, against: Comparison | null, showReasons: boolean): void {
  const numbers = numbersOf(result);
  const percent = (share: number | null) => (share === null ? '-' : (100 * share).toFixed(1)).padStart(6);
  const { floor } = result.formClass;
  const met = floor ? (meets(numbers, floor) ? ` ${describe(floor)} met` : ` ${describe(floor)} NOT MET`) : ' -';
  console.log(
    [
      result.formClass.name.padEnd(26),
      String(numbers.forms).padStart(5),
      percent(numbers.alone),
      percent(numbers.right),
      percent(numbers.staff),
      String(numbers.silent).padStart(6),
      String(numbers.shownWrong).padStart(5),
      numbers.p50.toFixed(1).padStart(6),
      numbers.p95.toFixed(1).padStart(6),
      (numbers.ratio === null ? '-' : numbers.ratio.toFixed(2)).padStart(6),
      met,
      against === null
        ? ''
        : ` ${against.program} ${against.ms.toFixed(1)} ms, ${(numbers.p50 / against.ms).toFixed(2)} of it`,
    ].join('  '),
  );
  for (const { form, score } of result.measured) {
    for (const error of score.silent) {
      console.log(`    SILENT ${folderOf(result.formClass.name, form)} (${form.note}): ${error}`);
    }
    if (!showReasons) continue;
    for (const error of score.shownWrong) console.log(`    shown ${form.name} (${form.note}): ${error}`);
    const expected = Object.values(form.truths).includes('staff');
    if (!score.alone && !expected)
      console.log(`    staff ${form.name} (${form.note}): ${score.reasons.slice(0, 2).join(' | ')}`);
  }
}

/** How often a decision of each confidence is right, sent to staff or not: what the confidence means. */
export function printCalibration(results: readonly ClassResult[]): void {
  const decided = results.flatMap(({ measured }) => measured.flatMap(({ score }) => score.decided));
  const levels = Map.groupBy(decided, ({ confidence }) => confidence.toFixed(2));
  console.log('confidence   decisions   right');
  for (const [level, all] of [...levels].toSorted(([one], [other]) => other.localeCompare(one))) {
    const right = all.filter((each) => each.right).length;
    console.log(
      `${level.padStart(10)}  ${String(all.length).padStart(10)}  ${((100 * right) / all.length).toFixed(2)} %`,
    );
  }
}

export interface Numbers {
  forms: number;
  /** Shares, null where nothing of the kind was asked. */
  alone: number | null;
  right: number | null;
  staff: number | null;
  silent: number;
  shownWrong: number;
  p50: number;
  p95: number;
  /** Time as a multiple of native tesseract's own; null where there is nothing to compare with. */
  ratio: number | null;
}

export function numbersOf({ measured }: ClassResult): Numbers {
  const sum = (of: (each: ClassResult['measured'][number]) => number) =>
    measured.reduce((all, each) => all + of(each), 0);
  const texts = sum(({ score }) => score.texts);
  const clear = sum(({ form }) => Object.values(form.truths).filter((truth) => truth !== 'staff').length);
  const wholly = measured.filter(({ form }) => !Object.values(form.truths).includes('staff'));
  const times = measured.map(({ ms }) => ms).sort((left, right) => left - right);
  const reference = sum(({ referenceMs }) => referenceMs ?? 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    forms: measured.length,
    alone: share(wholly.filter(({ score }) => score.alone).length, wholly.length),
    right: share(
      sum(({ score }) => score.right),
      clear,
    ),
    staff: share(
      sum(({ score }) => score.toStaff),
      texts,
    ),
    silent: sum(({ score }) => score.silent.length),
    shownWrong: sum(({ score }) => score.shownWrong.length),
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    ratio: share(
      sum(({ ms, referenceMs }) => (referenceMs === null ? 0 : ms)),
      reference,
    ),
  };
}

function meets(numbers: Numbers, floor: Floor): boolean {
  return (
    (floor.alone === undefined || (numbers.alone ?? 0) * 100 >= floor.alone) &&
    (floor.right === undefined || (numbers.right ?? 0) * 100 >= floor.right) &&
    (floor.ms === undefined || numbers.p50 < floor.ms) &&
    (floor.ratio === undefined || (numbers.ratio ?? 0) < floor.ratio)
  );
}

function describe({ alone, right, ms, ratio }: Floor): string {
  const parts = [
    alone === undefined ? '' : `alone ${alone}`,
    right === undefined ? '' : `right ${right}`,
    ms === undefined ? '' : `p50 < ${ms} ms`,
    ratio === undefined ? '' : `x ref < ${ratio}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
