import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interpretForm } from '../../src/forms/interpret-form.ts';
import { readForms } from '../../src/forms/read-forms.ts';
import { circular142 } from '../support/circular-142.ts';

async function findingsOf(format: string, name: string) {
  const bytes = readFileSync(new URL(`../corpus/forms/${format}/${name}.${format}`, import.meta.url));
  const { forms } = await readForms([{ name: `form.${format}`, bytes }], [], {
    consultations: [circular142],
    issuedForms: [],
  });
  const form = forms[0];
  if (!form) return ['no form'];
  return interpretForm(form.reading, circular142).findings.map(({ code, text }) => (text ? `${code} ${text}` : code));
}

describe.each(['doc', 'odt'])('what is drawn over a form in %s', (format) => {
  test('is harmless as a logo above it', async () => {
    expect(await findingsOf(format, 'logo-above')).toEqual([]);
  });

  test.each(['ring-anchored-above', 'line-anchored-above'])('goes to staff as a %s', async (name) => {
    expect(await findingsOf(format, name)).toEqual(['mark-unclear']);
  });

  test('concerns one text where it hangs in its record', async () => {
    expect(await findingsOf(format, 'ring-in-a-record')).toEqual(['mark-unclear X.1222']);
  });
});
