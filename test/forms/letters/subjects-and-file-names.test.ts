import { describe, expect, it } from 'vitest';
import type { FormInFile } from '../../../src/forms/file-reading.ts';
import { fileNameFindings, subjectFindings } from '../../../src/forms/letters/subjects-and-file-names.ts';

const forms = [{ reading: { records: [{ refs: ['X.1150', 'X.1818'] }] } }] as unknown as FormInFile[];
const codes = (subject: string) => subjectFindings(subject, forms).map(({ code }) => code);

describe('the subject of a mail with a form', () => {
  it.each([
    'Réponse à la Circulaire TSB 142 – accord sous réserve de modification de X.1818',
    'Conditional approval of X.1818',
    'Provisional reply to TSB Circular 142',
    'Switzerland opposes X.1818',
    'Respuesta a la Circular TSB 142 (sujeta a cambios)',
    'Ответ на Циркуляр БСЭ 142 при условии исправления X.1818',
    '有条件同意 X.1818',
    'Reply to TSB Circular 142 (draft)',
    'Draft reply to TSB Circular 142',
    'Entwurf: Antwort auf TSB Circular 142',
    'TSB Circular 142 (taslak)',
    'Projet de réponse à la Circulaire TSB 142',
    'Withdrawal of our reply',
    'Recall: Reply to TSB Circular 142',
    'CANCELLED - Reply to TSB Circular 142',
    'Annulation : réponse à la Circulaire TSB 142',
    'Отмена: ответ на Циркуляр 142',
    '撤回：对第142号通函的答复',
    'TEST',
    'Reply to TSB Circular 142 - for internal clearance',
    'Fwd: Draft, Minister to approve',
    'Respuesta a la Circular TSB 142 - a confirmar por el Ministro',
    'Reply to TSB Circular 142 (5 of 8)',
    'Réponse à la Circulaire TSB 142 (1/2)',
    'Ответ на Циркуляр 142 – 5 из 8',
    '对第142号通函的答复（8项中的5项）',
    'رد على الرسالة المعممة TSB 142 (5 من 8)',
    'Reply to TSB Circular 142 - preliminary',
    'Réponse à la Circulaire TSB 142 - provisoire',
    'Reply to TSB Circular 142 [part 2]',
    'For approval: reply to TSB Circular 142',
    'На подпись: ответ на Циркуляр 142',
  ])('goes to staff for what it says: %s', (subject) => expect(codes(subject)).toEqual(['condition-in-text']));

  it.each([
    'Reply to TSB Circular 142',
    'Re: TSB Circular 142: draft new Recommendations ITU-T X.1150 and X.1818',
    'Réponse à la Circulaire TSB 142 (projets de Recommandations)',
    'Switzerland: approval of X.1150 and X.1818',
    'Correction: our reply to TSB Circular 142',
    'Rappel : réponse à la Circulaire TSB 142',
    'Rectification de notre réponse à la Circulaire TSB 142',
    'Исправление нашего ответа на Циркуляр 142',
    '更正：对第142号通函的答复',
    'رد على الرسالة المعممة TSB 142',
    'Reply to TSB Circular 142 (22/1/2024)',
    'Reply to TSB Circular 142/2023',
    'Antwort auf Entwürfe von Empfehlungen, TSB Circular 142',
    'Antwoord: ontwerp-aanbevelingen',
    'RE: Consultation on Determined draft Recommendations ITU-T X.1150, proposed for approval at the meeting of Study Group 17',
    'Fwd: ITU-T SG17 TAP consultation: draft new X.1150',
    '',
  ])('is but a name: %s', (subject) => expect(codes(subject)).toEqual([]));
});

describe('the name of a form in a mail', () => {
  it.each([
    'Annex 2 (DRAFT not approved).docx',
    'Annex_2_(draft).docx',
    'DRAFT_reply_TSB_Circular_142.docx',
    'Projet de réponse.pdf',
    'Проект ответа.docx',
    'Annex 2 OLD do not use.docx',
    'Annex_2_-_superseded.docx',
    'Annexe 2 (annulée).pdf',
    '附件2（作废）.docx',
    'DRAFT Annex 2.docx',
    'Annex_2_draft_v2.docx',
    'Annexe 2 provisoire.pdf',
    'Anexo 2 borrador.docx',
    'Приложение 2 - не окончательно.docx',
    '附件2初稿.docx',
    'الملحق 2 مسودة.docx',
    'Annex_2_Entwurf.docx',
    'Taslak Annex 2.docx',
    'Annex 2 下書き.docx',
  ])('goes to staff where it calls the form a draft, or sets it aside: %s', (name) =>
    expect(fileNameFindings(name, true).map(({ code }) => code)).toEqual(['condition-in-text']),
  );

  it.each([
    'Annex 2.docx',
    'Annex 2 (draft new Recommendations X.1150).docx',
    'TSB Circular 142 - draft Recommendations.docx',
    'Reply on draft texts.docx',
    'draft_X.1150_reply.docx',
    'not-assign X.1818 conditional.docx',
    '142 réponse projets de nouvelles Recommandations.docx',
    'Annex 2 unsigned.docx',
    'Annex 2 (2) final v3 Golden.docx',
    'reply.zip/Copy of Annex 2.docx',
    'Copy of Reply Form.docx',
    'Copy of Reply Form Kenya.docx',
    'Copie de Formulaire Suisse.docx',
    'Annexe 2 - Copie.docx',
    'копия заполненной формы.docx',
    '附件2 - 副本.docx',
    'نسخة من النموذج الموقع.docx',
  ])('decides nothing else: %s', (name) => expect(fileNameFindings(name, true)).toEqual([]));
});
