import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/forms/document/fold.ts';

describe('fold', () => {
  it.each([
    ['МСЭ-T', 'МСЭ-Т', 'Latin and Cyrillic T'],
    ['CE 17', 'СЕ 17', 'Latin and Cyrillic CE'],
    ['ITU\u2011T', 'ITU-T', 'no-break hyphen'],
    ['ITU\u00a0T', 'ITU T', 'no-break space'],
    ["n'habilite", 'n\u2019habilite', 'apostrophes'],
    ['l\u00b4une', "l'une", 'acute accent as apostrophe'],
    ['Réponse', 'REPONSE', 'accents and case'],
    ['Re\u0301ponse', 'Réponse', 'combining accent'],
    ['ﻻ ﺗﻔﻮﺽ', 'لا تفوّض', 'Arabic presentation forms and shadda'],
    ['التـــعليقات', 'التعليقات', 'tatweel'],
    ['إدارة', 'اداره', 'hamza and ta marbuta'],
    ['الدراسات ١٧', 'الدراسات 17', 'Arabic-Indic digits'],
    ['（若选此项）：', '(若选此项):', 'full-width punctuation'],
    ['ＳＧ１７', 'sg17', 'full-width letters and digits'],
    ['soft\u00adhyphen\u200b', 'soft-hyphen', 'zero-width characters'],
    ['  two \t lines\n', 'two lines', 'white space'],
  ])('takes %s and %s for the same (%s)', (left, right) => {
    expect(fold(left)).toBe(fold(right));
  });

  it('keeps different words apart', () => {
    expect(fold('assigns')).not.toBe(fold('assign'));
    expect(fold('授权')).not.toBe(fold('不授权'));
  });
});
