import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPages } from '../../../src/forms/readers/scan.ts';
import { judgeBeside, runThread } from '../../../src/forms/scan/judge-beside.ts';
import type { PageToJudge } from '../../../src/forms/scan/judge-page.ts';
import { judgeSheet } from '../../../src/forms/scan/judge-sheet.ts';
import { type JudgedPage, recordsOf, toJudge } from '../../../src/forms/scan/judged-pages.ts';
import { openImage } from '../../../src/forms/scan/picture/decode/decode-image.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';

const FAX = new URL('../../corpus/forms/scan/pen-marks-by-fax.tif', import.meta.url);
const CONSULTATIONS = new URL('../../../config/consultations', import.meta.url).pathname;

let judged: JudgedPage;
let page: PageToJudge;
beforeAll(async () => {
  const context = await loadReadContext(CONSULTATIONS);
  const bytes = readFileSync(FAX);
  for await (const read of readPages(await openImage(bytes), { name: 'fax.tif', bytes }, context, [1])) {
    judged = read.judged as JudgedPage;
  }
  page = toJudge(judged.form);
}, 120_000);

describe('a page that is judged beside another', () => {
  test('shows the same as one that is judged alone, in the thread and where that is busy', async () => {
    const alone = judgeSheet(page);
    expect(alone.records.length).toBeGreaterThan(1);
    expect(await Promise.all([judgeBeside(page), judgeBeside(page)])).toEqual([alone, alone]);
  });

  test('has its records placed on the page as it came', () => {
    const [first] = recordsOf([judged]);
    const box = first?.whole.box as number[];
    expect(first?.whole).toMatchObject({ part: 'fax.tif', page: 1 });
    expect(box.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(first?.place(judged.records[0]?.whole as never)).toEqual(first?.whole);
  });

  test('tells what went wrong with it, and the next one is judged', async () => {
    const broken = { ...page, slotLines: null } as unknown as PageToJudge;
    await expect(judgeBeside(broken)).rejects.toThrow(TypeError);
    expect(await judgeBeside(page)).toEqual(judgeSheet(page));
  });

  test('fails with a thread that dies, and the next one has a new thread', async () => {
    const dying = runThread();
    const lost = judgeBeside(page);
    await dying.terminate();
    await expect(lost).rejects.toThrow(/thread that judged a page ended/);
    expect(await judgeBeside(page)).toEqual(judgeSheet(page));
    expect(runThread()).not.toBe(dying);
  });
});
