import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textDocument } from '../../../src/forms/readers/text/text-document.ts';
import { textReader } from '../../../src/forms/readers/text.ts';
import { lines } from '../../support/document-lines.ts';

const PASTED = readFileSync(new URL('../../corpus/forms/text/pasted-form.txt', import.meta.url));

function documentFrom(bytes: string | Uint8Array) {
  return textDocument({ name: 'body.txt', bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });
}

describe('a form pasted as plain text', () => {
  it('is read line by line', () => {
    expect(lines(documentFrom(PASTED))).toContain('    (X) No comments or suggested changes');
    expect(documentFrom(PASTED).paragraphs[1]?.place).toEqual({ part: 'body.txt', paragraph: 2 });
  });

  it('shows the signs of Wingdings where their font was lost', () => {
    expect(lines(documentFrom('\uf0fe a \uf0a8 b \uf0fc'))).toEqual(['☑ a ◻ b ✔']);
  });

  it('is read without the backslashes of Markdown, also in a table, and with all others', () => {
    expect(lines(documentFrom("\\[X\\] n\\'habilite pas\n\\(X\\) a \\_ b"))).toEqual([
      "[X] n'habilite pas",
      '(X) a _ b',
    ]);
    const table = [
      '+--------+-------+',
      '| \\[ \\] | text  |',
      '+--------+-------+',
      '| \\[X\\] | other |',
      '+--------+-------+',
    ];
    expect(lines(documentFrom(table.join('\n')))).toEqual(['[ ]', 'text', '[X]', 'other']);
    expect(lines(documentFrom('[X] a \\ b \\\\server\\(c)'))).toEqual(['[X] a \\ b \\\\server\\(c)']);
  });

  it('is struck where a stroke lies across each of its letters, and not where mathematics has one', () => {
    const struck = Array.from('☐ no', (letter) => `${letter}\u0336`).join('');
    expect(lines(documentFrom(`${struck} and a =\u0338 b`))).toEqual(['☐ no{strike} and a =\u0338 b']);
  });

  it('gives its marks to the slots that they stand at', async () => {
    const reading = await textReader.read({ name: 'b', bytes: PASTED }, { consultations: [], issuedForms: [] });
    expect(reading.records).toHaveLength(1);
    const states = reading.records[0]?.observations.map(({ slot, state }) => `${slot} ${state}`);
    expect(states?.slice(0, 4)).toEqual(['assign marked', 'no-comments marked', 'comments empty', 'not-assign empty']);
  });

  it.each([
    ['UTF-8', Buffer.from('☒ é')],
    ['UTF-8 with a mark', Buffer.from('\ufeff☒ é')],
    ['UTF-16', Buffer.from('\ufeff☒ é', 'utf16le')],
  ])('is decoded from %s', (_name, bytes) => {
    expect(lines(documentFrom(bytes))).toEqual(['☒ é']);
  });

  it('is decoded as Windows-1252 where it is no UTF-8', () => {
    expect(lines(documentFrom(Buffer.from([0x93, 0xe9, 0x94])))).toEqual(['“é”']);
  });
});

describe('quoted mail in plain text', () => {
  it('is left out, and what is written below its lines is kept', () => {
    const read = lines(documentFrom(PASTED));
    expect(read.join('\n')).not.toContain('quoted box');
    expect(read.join('\n')).not.toContain('wrote:');
    expect(read).toContain('Kind regards, below the quotation');
    expect(read.at(-1)).toBe('Someone');
  });

  it('is reported to staff where it has signs of a form', () => {
    expect(documentFrom(PASTED).problems).toMatchObject([{ code: 'attachment-skipped' }]);
    expect(documentFrom('Yes\n> When is the meeting?').problems).toEqual([]);
  });

  it.each([
    '-----Message d’origine-----',
    '-----Исходное сообщение-----',
    '---------- Forwarded message ---------',
    '------------------ 原始邮件 ------------------',
    '-----الرسالة الأصلية-----',
    'De : X\nEnvoyé : lundi\nÀ : Y\nObjet : Z',
    '发件人: X\n发送时间: 2024\n收件人: Y\n主题: Z',
    'От: X\nОтправлено: понедельник\nКому: Y\nТема: Z',
    'Le 4 janv. 2024 à 10:00, X <x@y.fr> a écrit :',
    'El jue, 4 ene 2024, X escribió:',
    '04.01.2024, 10:00, "X" <x@y.ru> пишет:',
  ])('begins at %s', (start) => {
    expect(lines(documentFrom(`Mine\n${start}\n☒ theirs`))).toEqual(['Mine']);
  });

  it.each([
    'To: Director\nFrom: France\nFax: 1\nDate: Paris, 5 January\nDear Sir,',
    'From:\nFrance\nDate:\nParis\nTo:\nDirector',
    'On 5 January France wrote: we agree',
  ])('does not begin at what only looks like it: %s', (text) => {
    expect(lines(documentFrom(`${text}\n☒ mine`)).at(-1)).toBe('☒ mine');
  });
});

describe('plain text beyond measure', () => {
  it('is refused', () => {
    expect(() => documentFrom('x\n'.repeat(200_000))).toThrow(
      expect.objectContaining({ code: 'attachment-too-large' }),
    );
  });
});
