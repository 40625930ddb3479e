import { describe, expect, test } from 'vitest';
import type { RecordParts } from '../../../bench/forms/annex-2.ts';
import { writeForm } from '../../../bench/forms/docx-writer.ts';
import { groundLook, inkLook, rgbOf } from '../../../src/forms/document/colour.ts';
import { interpretForm } from '../../../src/forms/interpret-form.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { circular142 } from '../../support/circular-142.ts';

const RESPONDENT = { name: 'A. Silva', role: '', state: 'Chile', address: [], email: 'a@example.org', date: '' };
const context = { consultations: [circular142], issuedForms: [] };

/** How many texts are read as refused. */
async function refusals(bytes: Uint8Array): Promise<number> {
  const { forms } = await readForms([{ name: 'form.docx', bytes }], [], context);
  const answers = forms[0] ? interpretForm(forms[0].reading, circular142).answers : {};
  return Object.values(answers).filter(({ decision }) => decision === 'not-assign').length;
}

/** One statement of every text in this look, and no other mark. */
function refusalIn(properties: string): Uint8Array {
  const look = `<w:rPr>${properties}</w:rPr>`;
  const record = (_: unknown, parts: RecordParts) => ({
    ...parts,
    notAssigns: parts.notAssigns.replaceAll('<w:r>', `<w:r>${look}`),
  });
  const form = { consultation: circular142, language: 'en' as const, respondent: RESPONDENT, answers: {} };
  return writeForm({ ...form, style: 'form-field', record });
}

describe('wording that steps back instead of standing out is never taken for the chosen one', () => {
  test.each([
    ['grey letters', '<w:color w:val="A6A6A6"/>'],
    ['blacked out by a highlighter', '<w:highlight w:val="black"/>'],
    ['blacked out by shading', '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'],
    ['on grey', '<w:highlight w:val="lightGray"/>'],
    ['on light grey shading', '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'],
    ['white letters', '<w:color w:val="FFFFFF"/>'],
  ])('%s', async (_, properties) => {
    expect(await refusals(refusalIn(properties))).toBe(0);
  });

  test('wording in yellow is', async () => {
    expect(await refusals(refusalIn('<w:highlight w:val="yellow"/>'))).toBe(8);
  });
});

test('wording in letters too small for any form does not pass for a blank form', async () => {
  const bytes = refusalIn('<w:sz w:val="8"/>');
  const { forms } = await readForms([{ name: 'form.docx', bytes }], [], context);
  const findings = forms[0] ? interpretForm(forms[0].reading, circular142).findings : [];
  expect(findings.map(({ code, text }) => `${code} ${text}`)).toContain('mark-unclear X.1150');
});

test('colours are told from shades of grey', () => {
  const inks = ['#1f1f1f', '#a6a6a6', '#c00', '#0563C1', 'FFFFFF'].map((hex) => inkLook(rgbOf(hex) ?? [0, 0, 0]));
  expect(inks).toEqual(['plain', 'faint', 'colour', 'colour', 'white']);
  const grounds = ['ffff00', 'd9d9d9', '000000', '#fff', '000080'].map((hex) => groundLook(rgbOf(hex) ?? [0, 0, 0]));
  expect(grounds).toEqual(['highlight', 'dimmed', 'dimmed', 'none', 'dimmed']);
  expect(rgbOf('windowtext')).toBeNull();
});
