import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { circular142 } from '../../support/circular-142.ts';

async function findingsOf(format: string, name: string) {
  const bytes = readFileSync(new URL(`../../corpus/forms/${format}/${name}.${format}`, import.meta.url));
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

describe('a picture in a mail', () => {
  const record = (ref: string, mark: string, drawn = '') => `<p>Draft Recommendation ITU-T ${ref}</p>
    <p>${mark} assigns authority to SG17 to consider this text for approval</p>
    <p>● No comments or suggested changes</p><p>⃝ Comments and suggested changes are attached</p>
    <p>☐${drawn} does not assign authority to SG17 to consider this text for approval</p>`;
  const findingsIn = async (drawn: string, below: string) => {
    const texts = circular142.texts.map(({ ref }) => record(ref, '☒', ref === 'X.1222' ? drawn : ''));
    const html = `<p>Member State response to TSB Circular 142</p>${texts.join('')}${below}`;
    const { forms } = await readForms([{ name: 'mail.html', bytes: Buffer.from(html) }], [], {
      consultations: [circular142],
      issuedForms: [],
    });
    return forms[0] && interpretForm(forms[0].reading, circular142).findings.map(({ code, text }) => `${code} ${text}`);
  };

  test('goes to staff where it stands at a statement, for it may be a tick', async () => {
    expect(await findingsIn('<img src="cid:a" width="16">', '')).toEqual(['mark-unclear X.1222']);
    expect(await findingsIn('<svg width="16" height="16"><path d="M0 0L9 9"/></svg>', '')).toEqual([
      'mark-unclear X.1222',
    ]);
  });

  test('is harmless below the form, or too small to be seen', async () => {
    expect(await findingsIn('<img src="//count" width="1" height="1">', '<img src="cid:logo">')).toEqual([]);
  });
});
