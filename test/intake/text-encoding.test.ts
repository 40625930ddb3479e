import { describe, expect, test } from 'vitest';
import { guessText } from '../../src/forms/formats/guess-text.ts';
import { joinFlowed } from '../../src/intake/flowed-text.ts';
import { decodeText } from '../../src/intake/text-encoding.ts';

const RUSSIAN = 'Направляем ответ Администрации Казахстана';
const hex = (digits: string) => Buffer.from(digits.replace(/\s/g, ''), 'hex');
/** "Ответ наделяет" in charsets that nothing but their own table writes. */
const ANSWERS: Record<string, Buffer> = {
  'windows-1251': hex('ce f2 e2 e5 f2 20 ed e0 e4 e5 eb ff e5 f2'),
  'koi8-r': hex('ef d4 d7 c5 d4 20 ce c1 c4 c5 cc d1 c5 d4'),
  ibm866: hex('8e e2 a2 a5 e2 20 ad a0 a4 a5 ab ef a5 e2'),
  'iso-8859-5': hex('be e2 d2 d5 e2 20 dd d0 d4 d5 db ef d5 e2'),
};

describe('text whose charset is not told, or told wrongly, is read', () => {
  test.each(Object.entries(ANSWERS))('%s', (charset, bytes) => {
    expect(guessText(bytes)).toBe('Ответ наделяет');
    expect(decodeText(bytes, 'utf-8')).toBe('Ответ наделяет');
    expect(decodeText(bytes, charset)).toBe('Ответ наделяет');
  });

  test.each(['us-ascii', 'iso-8859-1', 'windows-1251', 'koi8-r', null])('UTF-8 that is called %s', (label) => {
    expect(decodeText(Buffer.from(RUSSIAN), label)).toBe(RUSSIAN);
  });

  test.each(['us-ascii', 'iso-8859-1'])('Russian, Chinese and Arabic that are called %s', (label) => {
    expect(decodeText(ANSWERS['windows-1251'] ?? Buffer.alloc(0), label)).toBe('Ответ наделяет');
    expect(decodeText(hex('ce de d2 e2 bc fb bb f2 d0 de b8 c4 bd a8 d2 e9'), label)).toBe('无意见或修改建议');
    expect(decodeText(hex('e1 c7 20 ca e6 cc cf 20 ca da e1 ed de c7 ca'), label)).toBe('لا توجد تعليقات');
  });

  test.each([
    ['Spanish', 'Administración y autorización a la aprobación'],
    ['French', 'Réponse où la Suisse n’habilite pas – à examiner'],
    ['English', 'We don’t have comments – “none”'],
    ['French in capitals', 'PAS DE MODIFICATIONS PROPOSÉES SUGGÉRÉES'],
    ['Portuguese in capitals', 'AGÊNCIA NACIONAL DE TELECOMUNICAÇÕES - ANATEL'],
    ['Estonian', 'Jäääär'],
  ])('Western letters stay what they are: %s', (_, text) => {
    const bytes = Buffer.from(
      text.replaceAll('’', '\x92').replaceAll('–', '\x96').replace('“', '\x93').replace('”', '\x94'),
      'latin1',
    );
    for (const label of [null, 'utf-8', 'iso-8859-1', 'us-ascii']) expect(decodeText(bytes, label)).toBe(text);
  });

  test('two bytes a letter without a mark at the beginning', () => {
    const bytes = Buffer.from('Reply of Chile', 'utf16le');
    for (const label of [null, 'utf-8', 'iso-8859-1', 'utf-16'])
      expect(decodeText(bytes, label)).toBe('Reply of Chile');
    expect(decodeText(Buffer.from(RUSSIAN, 'utf16le').swap16(), 'utf-16')).toBe(RUSSIAN);
  });

  test.each(['本表格仅为草案，请勿计入', '这是第一份答复\n请勿计入，一行都不要', 'Это лишь проект\nответа'])(
    'two bytes a letter in either order, with or without a line end: %s',
    (text) => {
      for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
        for (const label of [null, 'utf-8', 'iso-8859-1']) expect(decodeText(bytes, label)).toBe(text);
    },
  );

  test.each([
    ['Big5', 'a5bbaaedaee6b6c8acb0aff3aed7a141bdd0a4c5ad70a44a', '本表格僅為草案，請勿計入'],
    [
      'Shift JIS',
      '89f1939a82cd919088c482c582b78142909482a682c882a282c582ad82be82b382a28142',
      '回答は草案です。数えないでください。',
    ],
    [
      'EUC-KR',
      'c3b7baceb5c820bee7bdc4c0bb20c8aec0cec7cfbfa920c1d6bdc3b1e220b9d9b6f8b4cfb4d9',
      '첨부된 양식을 확인하여 주시기 바랍니다',
    ],
  ])('what East Asia writes beside Unicode and GB 18030: %s', (_, bytes, text) => {
    for (const label of [null, 'iso-8859-1', 'us-ascii']) expect(decodeText(hex(bytes), label)).toBe(text);
  });

  test.each([
    ['utf-7', '1 +- 1: +BB4EQgQyBDUEQg-', '1 + 1: Ответ'],
    ['hz-gb-2312', 'A ~{4p84~} ~~', 'A 答复 ~'],
    ['iso-2022-cn', 'A \u001b$)A\u000e4p84\u000f B', 'A 答复 B'],
  ])('%s', (label, encoded, text) => expect(decodeText(Buffer.from(encoded), label)).toBe(text));

  test.each(['Réponse à l’UIT', 'Ответ', 'Año'])('UTF-8 written as UTF-8 once more: %s', (text) => {
    const once = new TextDecoder('windows-1252').decode(Buffer.from(text));
    expect(decodeText(Buffer.from(once), 'utf-8')).toBe(text);
  });
});

describe('flowed lines', () => {
  test('are joined as far as they are quoted alike: what is written below a quotation is none', () => {
    const text = '> Please reply by \n> 8 February. \nPlease disregard \nthe form.\n> Thank you';
    expect(joinFlowed(text, false)).toBe('> Please reply by 8 February. \nPlease disregard the form.\n> Thank you');
  });

  test('lose the blank that only marks them, and the one in front that keeps them apart from quotations', () => {
    expect(joinFlowed('授权第17研究组 \n审议批准\n > x', true)).toBe('授权第17研究组审议批准\n> x');
  });
});
