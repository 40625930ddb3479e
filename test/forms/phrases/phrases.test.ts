import { describe, expect, it } from 'vitest';
import { SLOTS } from '../../../src/domain/evidence.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { fold } from '../../../src/forms/document/fold.ts';
import { circularNumbers, classifyPhrase, holdsCondition } from '../../../src/forms/phrases/index.ts';
import { WORDING } from '../../support/form-wording.ts';

describe('classifyPhrase', () => {
  it.each(LANGUAGES)('knows the issued wording (%s)', (language) => {
    const words = WORDING[language];
    for (const slot of SLOTS) expect(classifyPhrase(words[slot])?.kind, words[slot]).toBe(slot);
    expect(classifyPhrase(words.heading)?.kind).toBe('heading');
    expect(classifyPhrase(words.instruction)?.kind).toBe('instruction');
    expect(classifyPhrase(words.administration)?.kind).toBe('administration');
    expect(classifyPhrase(words.from)?.kind).toBe('from');
    expect(classifyPhrase(words.to)?.kind).toBe('to');
  });

  it.each([
    ['assign', "donne pouvoir à la Commission d'études 17 d'examiner ce texte en vue de son approbation"],
    ['assign', 'autorise la CE 3 à examiner ce texte'],
    ['not-assign', "n'autorise pas la CE 3 à examiner ce texte"],
    ['not-assign', "ne donne pas pouvoir à la Commission d'études 5 d'examiner ce texte"],
    ['no-comments', 'Pas de commentaires ou de modifications proposées'],
    ['no-comments', "Pas d'observations"],
    ['comments', 'Commentaires et modifications proposées sont joints'],
    ['assign', 'otorga autoridad a la Comisión de Estudio 17 para examinar este texto con miras a su aprobación'],
    ['not-assign', 'no otorga autoridad a la Comisión de Estudio 17 para examinar este texto'],
    ['no-comments', 'Ningún comentario o propuesta de modificación'],
    ['comments', 'Se adjuntan comentarios y cambios propuestos'],
    ['assign', 'уполномочивает 13-ю Исследовательскую комиссию рассмотреть данный текст с целью утверждения'],
    ['assign', 'предоставляет 17-й Исследовательской комиссии полномочия рассмотреть текст'],
    ['not-assign', 'не уполномочивает ИК 5 рассмотреть данный текст'],
    ['no-comments', 'Без замечаний или предлагаемых изменений'],
    ['assign', '授权给第13研究组就本案文的批准进行审议'],
    ['not-assign', '不授权给第13研究组就本案文的批准进行审议'],
    ['no-comments', '没有意见或建议的修改'],
    ['comments', '附上意见和建议的修改'],
    ['assign', 'تمنح السلطة إلى لجنة الدراسات 13 للنظر في الموافقة على هذا النص'],
    ['not-assign', 'لا تمنح السلطة إلى لجنة الدراسات 13 للنظر في الموافقة على هذا النص'],
    ['no-comments', 'بدون تعليقات أو تعديلات مقترحة'],
  ])('knows the variant: %s, %s', (kind, text) => {
    expect(classifyPhrase(text)?.kind).toBe(kind);
  });

  it('knows mixed scripts, no-break characters, and Arabic presentation forms', () => {
    expect(classifyPhrase('assigns\u00a0authority to SG17 to\u00a0consider')?.kind).toBe('assign');
    expect(classifyPhrase('нe надeляет полномочиями ИK17 pассмотреть')?.kind).toBe('not-assign');
    expect(classifyPhrase('ﻻ ﺗﻔﻮّﺽ ﻟﺠﻨﺔ ﺍﻟﺪﺭﺍﺳﺎﺕ 17 ﻟﻠﻨﻈﺮ')?.kind).toBe('not-assign');
  });

  it('takes nothing else for a statement', () => {
    const others = [
      'This Circular initiates the formal consultation with ITU Member States on whether these texts may be considered',
      'If 70% or more of the replies from Member States support consideration for approval, one Plenary session will be devoted',
      'Draft new Recommendation ITU-T X.1150 (X.saf-dfs)',
      'assigns',
      '',
    ];
    for (const text of others) expect(classifyPhrase(text), text).toBeNull();
  });

  it('gives no kind to a text that holds both statements, or the positive words with the negative tail', () => {
    const { assign, 'not-assign': negative } = WORDING.en;
    expect(classifyPhrase(`${assign} ${negative}`)).toBeNull();
    expect(classifyPhrase(negative.replace('does not assign', 'assigns'))).toBeNull();
  });

  it('reads words that OCR damaged, only when asked to, and never turns one round', () => {
    const damaged = {
      assign: 'assigns aulhorily to SG17 to considor this text for approval',
      'not-assign': 'does nol assign authonity to SG17 to consider this text',
      'no-comments': 'No cornments or suggested changes',
      comments: 'Comrnents and suggested changes are attachcd',
    };
    for (const [kind, text] of Object.entries(damaged)) {
      expect(classifyPhrase(text, { tolerant: true })?.kind, text).not.toBe(
        kind === 'assign' ? 'not-assign' : 'assign',
      );
    }
    expect(classifyPhrase(damaged['no-comments'], { tolerant: true })?.kind).toBe('no-comments');
    expect(classifyPhrase(damaged['no-comments'])).toBeNull();
  });
});

describe('circularNumbers', () => {
  it.each([
    ['Member State response to TSB Circular 142:', [142]],
    ['Réponse des Etats Membres à la Circulaire TSB 142: X.1150', [142]],
    ['Ответ Государства-Члена на Циркуляр 142 БСЭ', [142]],
    ['成员国对电信标准化局第142号通函的答复', [142]],
    ['رد الدولة العضو على الرسالة المعممة TSB ١٤٢', [142]],
    ['Recommendation ITU-T X.1150', []],
  ])('%s', (text, numbers) => {
    expect(circularNumbers(fold(text))).toEqual(numbers);
  });
});

describe('holdsCondition', () => {
  it.each([
    'provided that clause 7 is revised',
    'Subject to the removal of Annex A',
    'sous réserve de la modification du § 5',
    'à condition que le texte soit modifié',
    'هذا الرد يخضع لتأكيد الوزارة',
    'a condición de que se modifique',
    'siempre que se elimine el anexo',
    'при условии внесения изменений',
    '前提是修改第7节',
    'بشرط تعديل البند 7',
    'pro\u00ADvided that clause 7 is revised',
    'P R O V I D E D   T H A T   clause 7 is revised',
  ])('%s', (text) => {
    expect(holdsCondition(text)).toBe(true);
  });

  it.each(LANGUAGES)("is not found in the form's own wording (%s)", (language) => {
    const { heading, opening, closing, administration, instruction } = WORDING[language];
    for (const text of [heading, opening, closing, administration, instruction])
      expect(holdsCondition(text), text).toBe(false);
  });
});
