import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { writeFillableForm } from '../../../bench/forms/pdf-writer.ts';
import { readForms } from '../../../src/forms/read-forms.ts';
import { circular142 } from '../../support/circular-142.ts';

const CIRCULARS = new URL('../../corpus/circulars/', import.meta.url);

/** A form that agrees to every text; `comments` announces comments on the first. */
async function form(comments: 'none' | 'attached') {
  const answers = circular142.texts.map(({ ref }, index) => [
    ref,
    { decision: 'assign', comments: index === 0 ? comments : 'none' } as const,
  ]);
  const bytes = await writeFillableForm({
    consultation: circular142,
    kind: 'check-boxes',
    answers: Object.fromEntries(answers),
  });
  return { name: 'Annex 2.pdf', bytes };
}
const withoutComments = await form('none');
const withComments = await form('attached');

/** What staff are told of a file that came beside a form. */
async function saidOf(file: { name: string; bytes: Uint8Array }, beside = withoutComments): Promise<string[]> {
  const { findings, forms } = await readForms([beside, file], [], { consultations: [], issuedForms: [] });
  expect(forms.map(({ name }) => name)).toEqual([beside.name]);
  for (const { code } of findings) expect(code).toBe('condition-in-text');
  return findings.map(({ message }) => message);
}

function textFile(text: string) {
  return { name: 'letter.txt', bytes: new TextEncoder().encode(text) };
}

async function wordFile(text: string) {
  const children = text.split('\n').map((line) => new Paragraph(line));
  return {
    name: 'letter.docx',
    bytes: new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))),
  };
}

async function pdfFile(text: string) {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const [line, words] of text.split('\n').entries())
    page.drawText(words, { x: 70, y: 770 - 16 * line, size: 11, font });
  return { name: 'letter.pdf', bytes: await document.save() };
}

const LETTER = (sentence: string) =>
  `Dear Sir,\nplease find attached our reply to TSB Circular 142.\n${sentence}\nYours faithfully,\nAnna Example\nDirector`;

describe('a covering letter beside the form goes to staff with the sentence that may change the answer', () => {
  it.each([
    'Our approval of X.1150 is withdrawn.',
    'Our agreement is subject to the resolution of our comments.',
    'We do not agree with X.1222: the box was ticked by mistake.',
    'X.1150: our answer is no.',
    'We approve the texts on condition that clause 6.2 is corrected.',
    'Kenya assigns authority to Study Group 17 to consider X.1150, and does not assign authority for X.1280.',
  ])('%s', async (sentence) => {
    for (const file of [
      textFile(LETTER(sentence)),
      await wordFile(LETTER(sentence)),
      await pdfFile(LETTER(sentence)),
    ]) {
      const said = await saidOf(file);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(sentence);
      expect(said[0]).toContain(file.name);
      expect(await saidOf(file, withComments)).toHaveLength(1);
    }
  });

  it.each([
    'Nous approuvons ces textes, sous réserve que nos observations soient prises en compte.',
    'Aprobamos estos textos a condición de que se modifique la cláusula 6.',
    'Мы согласны при условии внесения изменений в п. 6.',
    '我国同意，但须修改第6条。',
    'نوافق شريطة تعديل الفقرة 6.',
  ])('%s', async (sentence) => {
    expect(await saidOf(textFile(sentence))).toHaveLength(1);
    expect(await saidOf(await wordFile(sentence), withComments)).toHaveLength(1);
  });
});

it('paragraphs that hold an option’s words between them are read as what they are', async () => {
  const letter = await wordFile('Dear Sir,\nComments\nPlease disregard the attached form.');
  expect(await saidOf(letter)).toEqual([expect.stringContaining('Please disregard the attached form.')]);
});

it.each([
  'Dear Sir,\nplease find attached our reply.\nThe reply has not been signed yet.',
  'Madame, Monsieur,\nveuillez trouver ci-joint notre réponse.\nProjet de réponse',
  'تحية طيبة وبعد،\nنرفق لكم رد إدارتنا.\nللعلم فقط.',
])('a letter is known by its salutation where the form announces comments as well: %s', async (letter) => {
  expect(await saidOf(await wordFile(letter), withComments)).toHaveLength(1);
});

it('a letter that refuses all texts in the words of the form goes to staff beside a form that agrees', async () => {
  const refusal = 'The Administration of Kenya does not assign authority to Study Group 17 to consider these texts.';
  expect(await saidOf(textFile(LETTER(refusal)))).toEqual([expect.stringContaining(refusal)]);
});

describe('what came along with the form is left to itself where it says nothing about the answer', () => {
  it.each([
    'We have the honour to send you the completed form of our Administration.',
    'Should you need any further information on X.1150, please do not hesitate to contact us.',
  ])('a letter: %s', async (sentence) => {
    for (const file of [
      textFile(LETTER(sentence)),
      await wordFile(LETTER(sentence)),
      await pdfFile(LETTER(sentence)),
    ]) {
      expect(await saidOf(file)).toEqual([]);
    }
  });

  it('comments that the form announces, full of conditions and corrections as they are', async () => {
    const comments = [
      'Comments on X.1150',
      'Clause 6.2: "may" should read "shall". If the octet is set, the receiver rejects the frame.',
      'Clause 7: we propose to add a definition instead of the reference. The condition in 7.3 is unclear.',
      'Annex A: an editorial correction to the table is needed unless it is deleted.',
    ].join('\n');
    expect(await saidOf(textFile(comments), withComments)).toEqual([]);
    expect(await saidOf(await wordFile(comments), withComments)).toEqual([]);
  });

  it.each(['circular-142.en.docx', 'circular-142.ru.docx', 'without-a-form.docx', 'twenty-texts.docx'])(
    'the circular sent back: %s',
    async (name) => {
      expect(await saidOf({ name, bytes: readFileSync(new URL(name, CIRCULARS)) })).toEqual([]);
    },
  );
});

describe('a short note beside the form goes to staff where it says more than that the form is sent', () => {
  it.each([
    'Swap rows 3 and 4',
    'Only the first page counts',
    'Use the second file instead.',
    'On hold',
    'old version',
    'Nur Entwurf',
    'Taslak',
    'Χρησιμοποιήστε το δεύτερο αρχείο αντί για αυτό',
  ])('%s', async (note) => {
    for (const file of [textFile(note), await wordFile(note)])
      expect(await saidOf(file)).toEqual([`Written in "${file.name}", which came with the form: "${note}"`]);
  });

  it.each([
    'draft only, do not count',
    'The reply has not been signed yet.',
    'Projet de réponse',
    'On hold',
    'old version',
    'Swap rows 3 and 4',
    '草案，请勿计入',
    'للعلم فقط.',
    'Taslak',
  ])('where the form announces comments as well: %s', async (note) => {
    for (const file of [textFile(note), await wordFile(note)])
      expect(await saidOf(file, withComments)).toEqual([expect.stringContaining(note)]);
  });

  it('and among many lines of comments', async () => {
    const comments = Array.from({ length: 12 }, (_, line) => `Clause 6.${line}: the length of the octet is unclear.`);
    const note = 'Do not count this form, it is a draft.';
    expect(await saidOf(textFile([...comments, note].join('\n')), withComments)).toEqual([
      expect.stringContaining(note),
    ]);
  });

  it.each([
    'Clause 6.2 should read "shall". The octet is ignored if it is not set.',
    'A definition is wanted in clause 3.',
    'We suggest to publish the draft text with a new figure.',
  ])('but not the comments that a form announces, few as they are: %s', async (comments) => {
    expect(await saidOf(textFile(comments), withComments)).toEqual([]);
  });

  it.each([
    'Sent from my iPhone',
    'Please find attached our form.',
    'Reply of Kenya to TSB Circular 142',
    'Ministry of ICT, Republic of Kenya',
    'CONFIDENTIALITY NOTICE: this e-mail is intended for the addressee only.',
    'Ce message a été vérifié par Kaspersky.',
    'This message contains confidential information.',
    '[image: logo]',
    'X.1150.pdf\nX.1280.pdf',
    'Standards mailing list\nstandards@lists.example.ke\nhttps://lists.example.ke/listinfo/standards',
  ])('and stays unread where it says no more: %s', async (note) => {
    for (const file of [textFile(note), await wordFile(note)]) expect(await saidOf(file)).toEqual([]);
  });
});

describe('a letter in a language beside the six', () => {
  it.each([
    [
      'Sehr geehrte Damen und Herren',
      'Bitte betrachten Sie das beigefügte Formular als Entwurf.',
      'Mit freundlichen Grüßen',
    ],
    ['Szanowni Państwo', 'Prosimy traktować przesłany formularz jako wersję roboczą.', 'Łączymy wyrazy szacunku'],
    ['拝啓', '同封の回答はまだ草案ですので、数えないでください。', '敬具'],
  ])('goes to staff, who can have it read: %s', async (salutation, sentence, closing) => {
    const lines = Array.from({ length: 10 }, (_, line) => `Beilage ${line + 1}`);
    const file = textFile([salutation, sentence, closing, ...lines].join('\n'));
    expect(await saidOf(file)).toEqual([expect.stringContaining(sentence.slice(0, 8))]);
  });

  it('may be what the form announces as comments', async () => {
    const text =
      'Comments\nWir schlagen vor, den Abschnitt 7 zu streichen.\nDie Begründung folgt aus dem Vergleich beider Verfahren.';
    expect(await saidOf(textFile(text), withComments)).toEqual([]);
  });

  it('is none where only its head is in it', async () => {
    const head =
      'Bundesnetzagentur für Elektrizität, Gas, Telekommunikation, Post und Eisenbahnen\nTulpenfeld 4, 53113 Bonn';
    expect(await saidOf(textFile(`${head}\n${LETTER('')}`))).toEqual([]);
  });
});
