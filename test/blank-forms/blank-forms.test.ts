import { join } from 'node:path';
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { BlankFormRequest } from '../../src/blank-forms/blank-form.ts';
import { loadFormWordings } from '../../src/blank-forms/form-wording.ts';
import { writeDocx } from '../../src/blank-forms/write-docx.ts';
import { PdfForm } from '../../src/blank-forms/write-pdf.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { readLooseFile } from '../../src/reading/message-reading.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { loadStateNames } from '../../src/register/state-names.ts';
import { understandMessage } from '../../src/replies/understand-message.ts';
import { circular142 } from '../support/circular-142.ts';
import { hasLibreOffice, savedByLibreOffice, type Ticks, tickDocx, tickPdf } from './fill.ts';

const wordings = loadFormWordings(join(CONFIG_DIR, 'templates'));
const memberStates = loadMemberStates(CONFIG_DIR);
const names = loadStateNames(CONFIG_DIR);
const context = await loadReadContext(join(CONFIG_DIR, 'consultations'));
const register = { consultations: context.consultations, contacts: [], memberStates };

function request(language: Language, memberState = 'CH'): BlankFormRequest {
  const addressee = {
    memberState,
    stateName: names(memberState, language),
    address: ['Office fédéral', 'Zukunftstrasse 44'],
    email: 'tap@ofcom.example.ch',
    reference: `T22-142-${memberState}-7Q2M9KX4A1`,
  };
  return { consultation: circular142, language, addressee };
}

const pdfForms = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    new PdfForm(
      wordings,
      circular142,
      language,
      memberStates.all.map(({ code }) => names(code, language)),
    ),
  ]),
) as Record<Language, PdfForm>;

async function read(name: string, bytes: Uint8Array) {
  const files = await readLooseFile({ name, bytes }, context);
  const { memberState, consultation, language, answers, findings } = understandMessage(files, null, register);
  return {
    memberState,
    consultation: consultation?.key,
    language,
    answers: Object.fromEntries(
      Object.entries(answers).map(([ref, { decision, comments }]) => [ref, comments ?? decision ?? 'nothing']),
    ),
    confidence: Math.min(...Object.values(answers).map(({ decision, confidence }) => (decision ? confidence : 1))),
    findings: findings.map(({ code, text }) => (text ? `${code} ${text}` : code)),
  };
}

const CYCLE: Ticks[] = ['none', 'attached', 'not-assign', 'nothing'];
/** The texts answered in turn, beginning with another kind of answer each time. */
const ticks = (start: number): Record<string, Ticks> =>
  Object.fromEntries(circular142.texts.map(({ ref }, index) => [ref, CYCLE[(index + start) % CYCLE.length] ?? 'none']));
const noOpinion = (marked: Record<string, Ticks>) =>
  Object.entries(marked).flatMap(([ref, tick]) => (tick === 'nothing' ? [`no-opinion ${ref}`] : []));

/** What a PDF says of its fonts: which letters their signs stand for. */
async function unicodeMaps(bytes: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(bytes);
  const fonts = context.enumerateIndirectObjects().flatMap(([, value]) => (value instanceof PDFDict ? [value] : []));
  const maps = fonts.map((font) => context.lookup(font.get(PDFName.of('ToUnicode'))));
  return maps
    .filter((map) => map instanceof PDFRawStream)
    .map((map) => Buffer.from(decodePDFRawStream(map).decode()).toString('latin1'));
}

describe.each(LANGUAGES)('the form in %s', (language) => {
  it('maps its letters in blocks of a hundred, as programs that print it to PDF require', async () => {
    const maps = await unicodeMaps((await pdfForms[language].write(request(language))).bytes);
    expect(maps.length).toBe(language === 'ar' || language === 'zh' ? 2 : 1);
    for (const map of maps) {
      const blocks = [...map.matchAll(/(\d+) beginbfchar\n([\s\S]*?)\nendbfchar/g)];
      expect(blocks.map(([, count]) => Number(count))).toEqual(blocks.map(([, , lines]) => lines?.split('\n').length));
      expect(Math.max(...blocks.map(([, count]) => Number(count)))).toBeLessThanOrEqual(100);
    }
  });

  it('comes back blank as blank, of the State and the circular it was made out for', async () => {
    const docx = writeDocx(wordings, request(language));
    const pdf = await pdfForms[language].write(request(language));
    for (const { name, bytes } of [docx, pdf]) {
      expect(await read(name, bytes)).toMatchObject({
        memberState: 'CH',
        consultation: 'T22/142',
        language,
        findings: ['form-blank'],
      });
    }
  });

  it.each([0, 1, 2, 3])('is read exactly as it was ticked in Word (%s)', async (start) => {
    const marked = ticks(start);
    const bytes = tickDocx(writeDocx(wordings, request(language)).bytes, marked);
    const result = await read('form.docx', bytes);
    expect(result).toMatchObject({ memberState: 'CH', answers: marked, findings: noOpinion(marked) });
    expect(result.confidence).toBe(1);
  });

  it.each([0, 2])('is read exactly as it was ticked in a PDF reader (%s)', async (start) => {
    const marked = ticks(start);
    const bytes = await tickPdf((await pdfForms[language].write(request(language))).bytes, marked);
    const result = await read('form.pdf', bytes);
    expect(result).toMatchObject({ memberState: 'CH', answers: marked, findings: noOpinion(marked) });
  });
});

describe('the fields of the PDF', () => {
  it('are read where the program that filled them in leaves them to be drawn anew', async () => {
    const marked = ticks(1);
    const bytes = await tickPdf((await pdfForms.en.write(request('en'))).bytes, marked, true);
    const result = await read('form.pdf', bytes);
    expect(result).toMatchObject({ memberState: 'CH', answers: marked, findings: noOpinion(marked) });
  });

  it('cannot hold both boxes: ticking one clears the other', async () => {
    const { bytes } = await pdfForms.en.write(request('en'));
    const document = await PDFDocument.load(bytes);
    const group = document.getForm().getRadioGroup('X_1150.opinion');
    expect(group.isOffToggleable()).toBe(true);
    group.select('assigns');
    group.select('does-not-assign');
    const on = group.acroField.getWidgets().map((widget) => widget.getAppearanceState()?.asString());
    expect(on.filter((state) => state !== '/Off')).toHaveLength(1);
    expect(group.getSelected()).toBe('does-not-assign');
  });

  it('are each State’s own, also when many forms are written at once', async () => {
    const codes = memberStates.all.slice(0, 12).map(({ code }) => code);
    const forms = await Promise.all(codes.map((code) => pdfForms.en.write(request('en', code))));
    for (const [index, { bytes }] of forms.entries()) {
      const form = (await PDFDocument.load(bytes)).getForm();
      expect(form.getTextField('state').getText()).toBe(names(codes[index] ?? '', 'en'));
      expect(form.getTextField('reference').getText()).toBe(`T22-142-${codes[index]}-7Q2M9KX4A1`);
    }
  });

  it('hold what a stranger’s register entry holds as text, never as code', async () => {
    const hostile = { ...request('en'), addressee: { ...request('en').addressee, address: ['</w:t>&(\\)<script> ‮'] } };
    const pdf = await PDFDocument.load((await pdfForms.en.write(hostile)).bytes);
    expect(pdf.getForm().getTextField('address').getText()).toContain('<script>');
    const result = await read('form.docx', writeDocx(wordings, hostile).bytes);
    expect(result).toMatchObject({ memberState: 'CH', findings: ['form-blank'] });
  });
});

it('is made out in a way that every Member State is recognised in every language', async () => {
  const marked = ticks(0);
  for (const { code } of memberStates.all) {
    const language = LANGUAGES[code.charCodeAt(1) % LANGUAGES.length] ?? 'en';
    const bytes = tickDocx(writeDocx(wordings, request(language, code)).bytes, marked);
    expect(await read('form.docx', bytes)).toMatchObject({ memberState: code, answers: marked });
  }
});

describe.runIf(hasLibreOffice)('a form saved again by LibreOffice', () => {
  it.each(['docx', 'odt', 'pdf'] as const)(
    'as %s is read as it was ticked, or goes to staff',
    async (format) => {
      const marked = ticks(1);
      const ticked = tickDocx(writeDocx(wordings, request('fr')).bytes, marked);
      const result = await read(`form.${format}`, savedByLibreOffice(ticked, format));
      expect(result).toMatchObject({ memberState: 'CH', consultation: 'T22/142', answers: marked });
    },
    60_000,
  );
});
