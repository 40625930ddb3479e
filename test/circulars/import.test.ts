import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { circular142In } from '../../bench/circulars/circular-142.ts';
import { writeCircular } from '../../bench/circulars/circular-writer.ts';
import { annexBody } from '../../bench/forms/annex-2.ts';
import { writeForm } from '../../bench/forms/docx-writer.ts';
import type { Setting } from '../../src/circulars/setting.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { importConsultation } from '../../src/consultations/import-json.ts';
import { proposeImport } from '../../src/consultations/propose-import.ts';
import { storeImport } from '../../src/consultations/store-import.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { interpretForm } from '../../src/forms/interpret-form.ts';
import { readForms } from '../../src/forms/read-forms.ts';
import type { FormFile } from '../../src/forms/reader.ts';
import { docxReader } from '../../src/forms/readers/docx.ts';
import { findConsultation, listConsultations, saveConfiguredConsultations } from '../../src/register/consultations.ts';
import { listFormSources, listIssuedForms } from '../../src/register/issued-forms.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { readingContext } from '../../src/run/reading-context.ts';
import { circular142 } from '../support/circular-142.ts';
import { PORTUGUESE } from '../support/portuguese-form.ts';
import { createTestDatabase, emptyTables } from '../support/postgres.ts';

vi.setConfig({ testTimeout: 120_000 });

const database = await createTestDatabase();
const { db } = database;
const memberStates = loadMemberStates(CONFIG_DIR);
const by = { actor: 'mb', now: new Date('2023-10-12T08:00:00Z') };
const corpus = (name: string): FormFile => ({
  name,
  bytes: readFileSync(join(import.meta.dirname, '../corpus/circulars', name)),
});
/** Rendering takes LibreOffice seconds; where the PDF does not matter, it is left out as on a machine without it. */
const unrendered = async () => null;
const propose = (file: FormFile, settings: Setting[] = []) => proposeImport(db, file, settings, memberStates);
const importFile = async (name: string) => storeImport(db, await propose(corpus(name)), by, unrendered);
const ASSIGN = { decision: 'assign', comments: 'none' } as const;
const audit = () => db.selectFrom('audit').select(['actor', 'action', 'subject']).orderBy('id').execute();

beforeEach(() => emptyTables(database));

describe('importing a circular', () => {
  it('keeps a form whose wording nobody knows, says how it understands it, and reads replies by it', async () => {
    const spec = circular142In('es');
    const annex2 = annexBody({ consultation: spec.consultation, language: 'es', phrases: PORTUGUESE });
    const bytes = writeCircular({ ...spec, change: (parts) => ({ ...parts, annex2 }) });
    const proposal = await propose({ name: 'circular.docx', bytes });
    expect(proposal.doubts.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/"atribui poderes .*where authority is assigned, "Sem observações .*without comments/),
    );
    await storeImport(db, proposal, by, unrendered);
    const context = await readingContext(db, { consultations: [], issuedForms: [] })();
    const answers = Object.fromEntries(
      circular142.texts.map(({ ref }, at) => [
        ref,
        at % 2 ? ASSIGN : ({ decision: 'not-assign', comments: null } as const),
      ]),
    );
    const reply = writeForm({
      consultation: circular142,
      language: 'es',
      phrases: PORTUGUESE,
      respondent: { name: 'A. Silva', role: '', state: 'Portugal', address: [], email: '', date: '' },
      answers,
      style: 'form-field',
    });
    const { forms } = await readForms([{ name: 'reply.docx', bytes: reply }], [], context);
    expect(forms[0] && interpretForm(forms[0].reading, circular142)).toMatchObject({
      answers,
      findings: [],
    });
  });

  it('changes nothing until it is confirmed', async () => {
    const proposal = await propose(corpus('one-region-consulted.docx'));
    expect(proposal).toMatchObject({ faults: [], doubts: [], joins: null, known: false, language: 'en' });
    expect(await listConsultations(db)).toEqual([]);
    const { consultation } = await storeImport(db, proposal, by, unrendered);
    expect(await listConsultations(db)).toEqual([consultation]);
    expect(consultation).toMatchObject({ key: 'T22/159', electorate: ['BJ', 'KE', 'NG', 'SN', 'TN'] });
    expect(await audit()).toEqual([{ actor: 'mb', action: 'circular imported', subject: 'consultation:T22/159' }]);
  });

  it('keeps its blank Annex 2 as docx and as PDF, with the wording of its language', async () => {
    const proposal = await propose(corpus('amendment-and-corrigendum-of-one-number.docx'));
    expect(await storeImport(db, proposal, by)).toMatchObject({ joined: false, remarks: [] });
    const [form, ...others] = await listIssuedForms(db);
    expect(others).toEqual([]);
    expect(form).toMatchObject({
      consultation: 'T22/118',
      language: 'en',
      wording: {
        texts: [
          { ref: 'G.9804.2 Amd.1', printed: 'Draft Amendment to Recommendation ITU-T G.9804.2' },
          { ref: 'G.9804.2 Cor.1', printed: 'Draft Corrigendum to Recommendation ITU-T G.9804.2' },
          { ref: 'G.9807.3' },
        ],
      },
    });
    expect(Buffer.from(form?.pdf ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    const file = { name: 'annex-2.docx', bytes: form?.docx ?? new Uint8Array() };
    const reading = await docxReader.read(file, { consultations: [], issuedForms: [] });
    expect(reading.score).toBe(1);
    expect(reading.records.map(({ refs }) => refs)).toEqual([['G.9804.2'], ['G.9804.2'], ['G.9807.3']]);
  });

  it('joins the six language versions in one consultation, whatever their order, in the words of the English one', async () => {
    for (const language of ['ru', 'ar', 'en', 'zh', 'fr', 'es']) {
      const proposal = await propose(corpus(`circular-142.${language}.docx`));
      expect(proposal).toMatchObject({ differences: [], known: false });
      expect(await storeImport(db, proposal, by, unrendered)).toMatchObject({
        joined: language !== 'ru',
        remarks: [{ message: expect.stringContaining('scans of it go to staff') }],
      });
    }
    const [consultation, ...others] = await listConsultations(db);
    expect(others).toEqual([]);
    expect(consultation).toMatchObject({
      subject: expect.stringMatching(/^Member State consultation/),
      meeting: { place: 'Geneva' },
      texts: expect.arrayContaining([
        expect.objectContaining({ ref: 'X.1373', title: expect.stringMatching(/^Secure/) }),
      ]),
    });
    expect((await listFormSources(db, 'T22/142')).map(({ language }) => language)).toEqual([...LANGUAGES]);
  });

  it('joins versions that are imported at the same moment', async () => {
    await Promise.all(['fr', 'en', 'es'].map((language) => importFile(`circular-142.${language}.docx`)));
    expect(await listConsultations(db)).toMatchObject([
      { subject: expect.stringMatching(/^Member State consultation/) },
    ]);
    expect(await listFormSources(db, 'T22/142')).toHaveLength(3);
  });

  it('knows a file that it imported before', async () => {
    await importFile('circular-142.en.docx');
    expect(await propose(corpus('circular-142.en.docx'))).toMatchObject({ known: true, differences: [] });
  });

  it('tells what a version says otherwise, and leaves what is stored', async () => {
    await importFile('circular-142.en.docx');
    const french = circular142In('fr');
    const texts = french.consultation.texts.slice(0, 7);
    const bytes = writeCircular({
      ...french,
      consultation: { ...french.consultation, deadline: '2024-02-07T23:59:59Z', texts },
    });
    const proposal = await propose({ name: 'other.docx', bytes });
    expect(proposal.differences.map(({ message }) => message)).toEqual([
      'deadline: 2024-02-08T23:59:59Z is stored, this file says 2024-02-07T23:59:59Z',
      'X.1818 is stored, this file lacks it',
    ]);
    await storeImport(db, proposal, by, unrendered);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-08T23:59:59Z' });
  });

  it('fills in what a configured consultation leaves open, and is not taken back by the next start', async () => {
    await saveConfiguredConsultations(db, [circular142], by.now);
    await importFile('circular-142.en.docx');
    await saveConfiguredConsultations(db, [circular142], by.now);
    const stored = await findConsultation(db, 'T22/142');
    expect(stored?.texts[0]).toMatchObject({ title: circular142.texts[0]?.title, summary: expect.any(String) });
    expect(stored?.notes).toHaveLength(2);
  });

  it('stores nothing while something is missing, and takes what a person says', async () => {
    const file = corpus('without-a-deadline.docx');
    const proposal = await propose(file);
    expect(proposal).toMatchObject({ consultation: null, faults: [{ message: 'deadline: not found' }] });
    await expect(storeImport(db, proposal, by, unrendered)).rejects.toThrow('deadline: not found');
    expect(await listConsultations(db)).toEqual([]);
    expect(await audit()).toEqual([]);
    await storeImport(db, await propose(file, [{ field: 'deadline', value: '2024-02-08T23:59:59Z' }]), by, unrendered);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-08T23:59:59Z' });
  });

  it('asks who is consulted, and takes "all" or codes', async () => {
    const file = corpus('some-states-consulted-who-are-not-named.docx');
    expect((await propose(file)).consultation).toBeNull();
    const said = (value: string) => propose(file, [{ field: 'electorate', value }]);
    expect(await said('all')).toMatchObject({ faults: [], consultation: { electorate: null } });
    expect(await said('sn, BJ')).toMatchObject({ consultation: { electorate: ['BJ', 'SN'] } });
    await expect(said('XX')).rejects.toThrow('XX: write ISO codes');
  });

  it('stores a circular without a blank form, and says what that means', async () => {
    const proposal = await propose(corpus('circular-142-as-extracted-text.txt'));
    expect(proposal.doubts).toMatchObject([{ message: expect.stringMatching(/plain text: no blank form is kept/) }]);
    await storeImport(db, proposal, by, unrendered);
    expect(await listConsultations(db)).toHaveLength(1);
    expect(await listIssuedForms(db)).toEqual([]);
  });
});

describe('a consultation as JSON', () => {
  const json = (change: object) => ({ name: 'c.json', text: JSON.stringify({ ...circular142, ...change }) });

  it('is added, and brought up to date, with an audit entry', async () => {
    await importConsultation(db, json({}), by);
    await importConsultation(db, json({ deadline: '2024-02-09T23:59:59Z' }), by);
    expect(await findConsultation(db, 'T22/142')).toMatchObject({ deadline: '2024-02-09T23:59:59Z' });
    expect(await audit()).toHaveLength(2);
  });

  it.each([
    [{ name: 'c.json', text: '{"key": ' }, /c\.json is no JSON/],
    [json({ deadline: '8 February' }), /is no consultation:.*2024-02-08T23:59:59Z/s],
    [json({ texts: [] }), /is no consultation/],
  ])('is refused with every mistake where it is wrong', async (file, message) => {
    await expect(importConsultation(db, file, by)).rejects.toThrow(message);
    expect(await listConsultations(db)).toEqual([]);
  });
});
