import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForms } from '../../../src/forms/read-forms.ts';

const FORM = new URL('../../corpus/forms/docx/marked-by-form-field.docx', import.meta.url);
const form = { name: 'Annex 2.docx', bytes: new Uint8Array(readFileSync(FORM)) };
const LETTER = 'Please find attached our reply to TSB Circular 142.\n\nBest regards,\nJane Example\n\n';

/** What a mail with a filled form gives rise to by what it quotes below its own words. */
async function findingsOf(quoted: string, kind: 'txt' | 'html' = 'txt') {
  const bytes = new TextEncoder().encode(
    kind === 'txt' ? LETTER + quoted : `<p>Please find attached our reply.</p>${quoted}`,
  );
  const { findings } = await readForms([form], [{ name: `body.${kind}`, bytes }], {
    consultations: [],
    issuedForms: [],
  });
  return findings.map(({ code }) => code);
}

/** A mail from one person to another, as mail programs put it below the one that passes it on. */
const HEADS: Readonly<Record<string, (from: string, to: string) => string>> = {
  gmail: (from, to) =>
    `---------- Forwarded message ---------\nFrom: ${from}\nDate: Mon, 22 Jan 2024 at 09:12\nSubject: Annex 2\nTo: ${to}\n\n`,
  outlook: (from, to) => `From: ${from}\nSent: Monday, 22 January 2024 09:12\nTo: ${to}\nSubject: Annex 2\n\n`,
  apple: (from, to) =>
    `Begin forwarded message:\n\nFrom: ${from}\nSubject: Annex 2\nDate: 22 January 2024 at 09:12\nTo: ${to}\n\n`,
  chinese: (from, to) => `发件人: ${from}\n发送时间: 2024年1月22日 9:12\n收件人: ${to}\n主题: 附件2\n\n`,
};
const INSIDE = ['Peter Sample <peter@ca.example>', 'Jane Example <jane@ca.example>'] as const;

describe('what the people of an office wrote to one another, in a mail that it passes on', () => {
  it.each([
    ['gmail', 'Not yet confirmed by the Minister.'],
    ['outlook', 'This still needs the signature of the Minister.'],
    ['apple', 'Jane, please check X.1150 before we send this, I am not sure.'],
    ['gmail', 'Le Ministre doit encore confirmer.'],
    ['outlook', 'Falta la firma del Ministro.'],
    ['gmail', 'Ещё не подтверждено министром.'],
    ['chinese', '部长尚未确认。'],
    ['outlook', 'لم يؤكده الوزير بعد.'],
  ])('goes to staff where it may change the answer (%s): %s', async (style, line) => {
    expect(await findingsOf(`${HEADS[style]?.(...INSIDE)}${line}\n\nPeter\n`)).toContain('condition-in-text');
  });

  it.each([
    ['gmail', 'Dear Jane,\nplease find the completed and signed form attached.\nPeter'],
    ['outlook', 'Kindly transmit the attached reply to ITU before 31 January.\nPeter Sample\nDirector'],
    ['apple', 'Merci de transmettre la réponse ci-jointe à l’UIT avant le 31 janvier.'],
    ['outlook', 'Favor de remitir la respuesta adjunta a la UIT antes del 31 de enero.'],
    ['gmail', 'Прошу направить прилагаемый ответ в МСЭ до 31 января.'],
    ['chinese', '请在1月31日前将附件答复转发给国际电联。'],
    ['outlook', 'يرجى إرسال الرد المرفق إلى الاتحاد قبل 31 يناير.'],
  ])('but not where it only sends the form (%s): %s', async (style, line) => {
    expect(await findingsOf(`${HEADS[style]?.(...INSIDE)}${line}\n`)).not.toContain('condition-in-text');
  });

  it('is read in a page too', async () => {
    const head = 'From: Peter &lt;peter@ca.example&gt;<br>Date: Mon, 22 Jan 2024<br>Subject: Annex 2<br>To: Jane<br>';
    const quoted = (words: string) =>
      `<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>${head}</div><p>${words}</p></div>`;
    expect(await findingsOf(quoted('Not yet confirmed by the Minister.'), 'html')).toContain('condition-in-text');
    expect(await findingsOf(quoted('The signed form is attached.'), 'html')).not.toContain('condition-in-text');
  });
});

describe('what was written to the Union or by it before says nothing of this reply', () => {
  const promise = 'we will send our reply soon, the Minister has not yet confirmed it.';
  it.each([
    [
      'a reminder passed on',
      `${HEADS.gmail?.('TSB Director <tsbdir@itu.int>', INSIDE[1])}Replies count only if received in time.`,
    ],
    ['a promise to the Union', `${HEADS.outlook?.(INSIDE[1], 'TSBDIR <tsbdir@itu.int>')}Dear TSB,\n${promise}`],
    [
      'a promise that is answered',
      `On Fri, 12 Jan 2024, Jane Example <jane@ca.example> wrote:\n> Dear TSB,\n> ${promise}\n`,
    ],
  ])('%s', async (_, quoted) => {
    expect(await findingsOf(quoted)).not.toContain('condition-in-text');
  });
});
