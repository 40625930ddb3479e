import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { everyAdministration } from '../../test/flow/administrations.ts';
import type { Administration } from '../../test/flow/reply-mail.ts';
import { circular142 } from '../../test/support/circular-142.ts';
import { type MarkedAnswer, type MarkingStyleName, writeForm } from '../forms/docx-writer.ts';
import { convertToPdf } from '../forms/pdf-writer.ts';

/** How forms are filled in, in turn. */
const STYLES: MarkingStyleName[] = ['form-field', 'content-control', 'x-instead', 'tick-instead'];
const ANSWERS: MarkedAnswer[] = [
  { decision: 'assign', comments: 'none' },
  { decision: 'assign', comments: 'none' },
  { decision: 'assign', comments: 'attached' },
  { decision: 'not-assign', comments: null },
];
/** As in examples/: one reply in so many is a PDF. */
const PDF_EVERY = 13;
/** LibreOffice prints so many different ones; each is sent several times. */
const DIFFERENT_PDFS = 15;

/**
 * Replies to Circular 142, each different from the others: from every Member State in turn, as Word files marked in
 * several ways and as PDF, with a comment file where comments are announced.
 */
export async function makeMails(count: number): Promise<Buffer[]> {
  const administrations = everyAdministration();
  const pdfs = await printForms(administrations.slice(0, DIFFERENT_PDFS));
  const mails: Buffer[] = [];
  for (let number = 0; number < count; number++) {
    const nth = Math.floor(number / PDF_EVERY);
    const pdf = number % PDF_EVERY === 0 ? pdfs[nth % pdfs.length] : undefined;
    const from = pdf?.from ?? administrations[number % administrations.length];
    if (from) mails.push(await compose(number, from, pdf?.bytes));
  }
  return mails;
}

function fill(from: Administration, number: number): Uint8Array {
  const style = STYLES[number % STYLES.length] ?? 'form-field';
  const answers = Object.fromEntries(
    circular142.texts.map(({ ref }, index) => [ref, ANSWERS[(number + index) % ANSWERS.length] as MarkedAnswer]),
  );
  const respondent = {
    name: 'A. Person',
    role: 'Director',
    state: from.name,
    address: [`${number} Street`],
    email: `tap@${from.domain}`,
    date: '10 January 2024',
  };
  return writeForm({ consultation: circular142, language: from.language, respondent, answers, style });
}

async function printForms(administrations: Administration[]): Promise<{ from: Administration; bytes: Uint8Array }[]> {
  const files = Object.fromEntries(administrations.map((from, index) => [from.code, fill(from, 4 * index)]));
  const printed = await convertToPdf(files);
  return administrations.flatMap((from) => {
    const bytes = printed[from.code];
    return bytes ? [{ from, bytes }] : [];
  });
}

function compose(number: number, from: Administration, pdf: Uint8Array | undefined): Promise<Buffer> {
  const form = pdf ? { filename: 'Annex 2.pdf', content: Buffer.from(pdf) } : undefined;
  const composer = new MailComposer({
    from: `tap@${from.domain}`,
    to: 'tsbdir@itu.int',
    subject: `Reply of ${from.name} to TSB Circular 142`,
    text: `Please find our reply attached.\n\nOur reference: ${number}\n`,
    messageId: `<${number}@${from.domain}>`,
    attachments: [
      form ?? { filename: 'Annex 2.docx', content: Buffer.from(fill(from, number)) },
      { filename: 'comments.txt', content: `Comments of ${from.name}, in ${number} words.\n` },
    ],
  });
  return composer.compile().build();
}
