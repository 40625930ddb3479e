import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readForms } from '../../../src/forms/read-forms.ts';
import type { PagedRecord } from '../../../src/forms/scan/assemble-records.ts';
import { formCopies } from '../../../src/forms/scan/form-copies.ts';
import { loadReadContext } from '../../../src/reading/load-context.ts';
import { loadMemberStates } from '../../../src/register/member-states.ts';
import { understandMessage } from '../../../src/replies/understand-message.ts';

const template = { records: ['X.1', 'X.2', 'X.3', 'X.4'].map((ref) => ({ ref })) };

/** The pages that make a copy of the form each, where each page shows these slots: "0 assign". */
function copies(...pages: string[][]): number[][] {
  const parts = pages.flatMap((slots, i) =>
    slots.map((slot) => {
      const [index, name] = slot.split(' ');
      const reading = { index: Number(index), slots: { [name ?? '']: {} }, doubt: null };
      return { template, reading, whole: { part: 'scan.pdf', page: i + 1 } };
    }),
  ) as unknown as PagedRecord[];
  return formCopies(
    pages.map((_, i) => ({ page: i + 1 })),
    parts,
  ).map((copy) => copy.map(({ page }) => page));
}

test('a form on several pages, fed from behind or with a letter between, is one copy', () => {
  expect(copies(['0 assign', '1 assign'], ['2 assign'])).toEqual([[1, 2]]);
  expect(copies(['2 assign'], [], ['0 assign', '1 assign'])).toEqual([[1, 2, 3]]);
  expect(copies(['0 assign', '1 assign'], ['1 not-assign', '2 assign'])).toEqual([[1, 2]]);
});

test('a text that comes again begins another copy', () => {
  expect(copies(['0 assign'], ['1 assign'], ['0 assign'], ['1 assign'])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(copies(['0 assign'], ['1 assign'], ['1 assign'])).toEqual([[1, 2], [3]]);
});

test('a page that another administration signed goes to staff, whatever stands on it', {
  timeout: 240_000,
}, async () => {
  const name = 'second-page-of-another-administration.tif';
  const bytes = readFileSync(new URL(`../../corpus/forms/scan/${name}`, import.meta.url));
  const context = await loadReadContext('config/consultations');
  const register = { consultations: context.consultations, contacts: [], memberStates: loadMemberStates('config') };
  const { findings } = understandMessage(await readForms([{ name, bytes }], [], context), null, register);
  const [found] = findings.filter(({ code }) => code === 'member-state-unknown');
  expect(found?.message).toMatch(/Saint Lucia.*United Kingdom|United Kingdom.*Saint Lucia/);
});
