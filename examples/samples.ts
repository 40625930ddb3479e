import { type FilledForm, type MarkedAnswer, type Respondent, writeForm } from '../bench/forms/docx-writer.ts';
import { formCheckBox } from '../bench/forms/word-xml.ts';
import type { Consultation } from '../src/domain/consultation.ts';
import type { Language } from '../src/domain/language.ts';
import type { Attachment, SampleMail } from './build-mail.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const YES: MarkedAnswer = { decision: 'assign', comments: 'none' };
const YES_WITH_COMMENTS: MarkedAnswer = { decision: 'assign', comments: 'attached' };
const NO: MarkedAnswer = { decision: 'not-assign', comments: null };

interface Sender extends Respondent {
  language: Language;
}

const SENDERS = {
  switzerland: sender(
    'fr',
    'Claire Exemple',
    'Relations internationales',
    'la Suisse',
    'Bienne',
    'claire@ofcom.example.ch',
  ),
  kenya: sender('en', 'Jane Example', 'Director, Multilateral Affairs', 'Kenya', 'Nairobi', 'jane@ca.example.ke'),
  chile: sender('es', 'Juan Ejemplo', 'Jefe de Asuntos Internacionales', 'Chile', 'Santiago', 'juan@subtel.example.cl'),
  kazakhstan: sender(
    'ru',
    'Айгуль Пример',
    'Директор департамента',
    'Республики Казахстан',
    'Астана',
    'aigul@mdai.example.kz',
  ),
  china: sender('zh', '王示例', '处长', '中国', '北京', 'wang@miit.example.cn'),
  tunisia: sender('ar', 'سالم المثال', 'مدير العلاقات الدولية', 'تونس', 'تونس', 'salem@intt.example.tn'),
  japan: sender(
    'en',
    'Hanako Example',
    'Director, Standardization Division',
    'Japan',
    'Tokyo',
    'hanako@soumu.example.jp',
  ),
  sweden: sender('en', 'Sven Example', 'Senior Adviser', 'Sweden', 'Stockholm', 'sven@pts.example.se'),
  canada: sender(
    'en',
    'Robin Example',
    'Manager, International Standards',
    'Canada',
    'Ottawa',
    'robin@ised.example.ca',
  ),
  senegal: sender('fr', 'Awa Exemple', 'Directrice de la coopération', 'Sénégal', 'Dakar', 'awa@artp.example.sn'),
  brazil: sender('en', 'Ana Example', 'International Adviser', 'Brazil', 'Brasília', 'ana@anatel.example.br'),
};

function sender(language: Language, name: string, role: string, state: string, place: string, email: string): Sender {
  return { language, name, role, state, address: [place], email, date: place };
}

/** Makes a PDF of a Word file; given from outside, since it takes an office program. */
export type ToPdf = (docx: Uint8Array) => Uint8Array;

/** The samples by file name, in the order in which they came in. */
export function sampleMails(consultation: Consultation, toPdf: ToPdf): Record<string, SampleMail> {
  const all = (answer: MarkedAnswer) => Object.fromEntries(consultation.texts.map((text) => [text.ref, answer]));
  const form = (from: Sender, date: string, more: Pick<FilledForm, 'answers' | 'style'> & Partial<FilledForm>) =>
    writeForm({
      consultation,
      language: from.language,
      respondent: { ...from, date: `${from.date}, ${date.slice(0, 10)}` },
      ...more,
    });
  const reply = (from: Sender, date: string, subject: string, text: string, attachments: Attachment[]): SampleMail => ({
    from: { name: from.name, address: from.email },
    subject,
    date,
    text,
    attachments,
  });
  const word = (bytes: Uint8Array, name = 'Annex 2.docx'): Attachment => ({ name, type: DOCX, bytes });
  const note = (name: string, text: string): Attachment => ({
    name,
    type: 'text/plain; charset=utf-8',
    bytes: Buffer.from(text),
  });
  const at = { kenya: '2023-11-06T08:12:00Z', switzerland: '2023-11-14T13:40:00Z', chile: '2023-11-21T16:05:00Z' };

  return {
    '01-kenya-accepts-all.eml': reply(
      SENDERS.kenya,
      at.kenya,
      'Reply to TSB Circular 142',
      'Dear Sir,\n\nPlease find attached the reply of the Administration of Kenya.\n\nJane Example\n',
      [word(form(SENDERS.kenya, at.kenya, { answers: all(YES), style: 'form-field' }))],
    ),
    '02-switzerland-rejects-one-with-reasons.eml': reply(
      SENDERS.switzerland,
      at.switzerland,
      'Réponse à la Circulaire TSB 142',
      'Madame, Monsieur,\n\nVeuillez trouver ci-joint la réponse de l’administration suisse et les motifs concernant X.1281.\n',
      [
        word(
          form(SENDERS.switzerland, at.switzerland, {
            answers: { ...all(YES), 'X.1281': NO },
            style: 'content-control',
          }),
          'Annexe 2.docx',
        ),
        note(
          'Motifs X.1281.txt',
          'X.1281: la clause 7 ne précise pas la gestion des clés. Nous proposons de la compléter.\n',
        ),
      ],
    ),
    '03-chile-announces-comments-and-attaches-them.eml': reply(
      SENDERS.chile,
      at.chile,
      'Respuesta a la Circular TSB 142',
      'Estimados señores:\n\nSe adjunta la respuesta de la Administración de Chile y los comentarios sobre X.1150.\n',
      [
        word(
          form(SENDERS.chile, at.chile, {
            answers: { ...all(YES), 'X.1150': YES_WITH_COMMENTS },
            style: 'form-field-and-tick',
          }),
          'Anexo 2.docx',
        ),
        note('Comentarios X.1150.txt', 'X.1150, cláusula 13: se sugiere agrupar los controles por tipo de amenaza.\n'),
      ],
    ),
    '04-kazakhstan-accepts-all.eml': reply(
      SENDERS.kazakhstan,
      '2023-11-28T06:30:00Z',
      'Ответ на Циркуляр 142 БСЭ',
      'Уважаемые коллеги!\n\nНаправляем ответ Администрации Республики Казахстан.\n',
      [word(form(SENDERS.kazakhstan, '2023-11-28', { answers: all(YES), style: 'ballot-cross' }), 'Приложение 2.docx')],
    ),
    '05-tunisia-types-its-marks.eml': reply(
      SENDERS.tunisia,
      '2023-12-04T10:20:00Z',
      'رد على الرسالة المعممة TSB 142',
      'تحية طيبة وبعد،\n\nنرفق رد إدارة تونس.\n',
      [word(form(SENDERS.tunisia, '2023-12-04', { answers: all(YES), style: 'x-instead' }), 'الملحق 2.docx')],
    ),
    '06-japan-sends-a-pdf.eml': reply(
      SENDERS.japan,
      '2023-12-11T02:15:00Z',
      'TSB Circular 142 - reply of Japan',
      'Dear Sir,\n\nAttached is the reply of Japan as PDF.\n\nHanako Example\n',
      [
        {
          name: 'Annex 2 Japan.pdf',
          type: 'application/pdf',
          bytes: toPdf(form(SENDERS.japan, '2023-12-11', { answers: all(YES), style: 'form-field' })),
        },
      ],
    ),
    '07-canada-rejects-two.eml': reply(
      SENDERS.canada,
      '2023-12-14T19:00:00Z',
      'Canada: response to TSB Circular 142',
      'Please find attached the response of Canada, with reasons for X.1150 and X.1280.\n',
      [
        word(
          form(SENDERS.canada, '2023-12-14', {
            answers: { ...all(YES), 'X.1150': NO, 'X.1280': NO },
            style: 'form-field',
          }),
        ),
        note(
          'Reasons.txt',
          'X.1150 and X.1280 overlap with work in progress elsewhere; a liaison should come first.\n',
        ),
      ],
    ),
    '08-canada-corrects-its-reply.eml': reply(
      SENDERS.canada,
      '2024-01-09T15:30:00Z',
      'Canada: corrected response to TSB Circular 142',
      'This replaces our response of 14 December. Reasons for X.1150 are attached.\n',
      [
        word(form(SENDERS.canada, '2024-01-09', { answers: { ...all(YES), 'X.1150': NO }, style: 'form-field' })),
        note('Reasons.txt', 'X.1150 overlaps with work in progress elsewhere; a liaison should come first.\n'),
      ],
    ),
    '09-senegal-ticks-both-boxes.eml': reply(
      SENDERS.senegal,
      '2024-01-10T09:45:00Z',
      'Circulaire TSB 142 : réponse du Sénégal',
      'Madame, Monsieur,\n\nVeuillez trouver ci-joint notre réponse.\n',
      [
        word(
          form(SENDERS.senegal, '2024-01-10', {
            answers: all(YES),
            style: 'form-field',
            record: (text, parts) =>
              text.ref === 'X.1222'
                ? { ...parts, notAssignBox: formCheckBox('Check6', '<w:default w:val="0"/><w:checked/>') }
                : parts,
          }),
          'Annexe 2.docx',
        ),
      ],
    ),
    '10-china-announces-comments-without-a-file.eml': reply(
      SENDERS.china,
      '2024-01-11T07:10:00Z',
      '对电信标准化局第142号通函的答复',
      '尊敬的先生/女士:\n\n现附上中国主管部门的答复。\n',
      [
        word(
          form(SENDERS.china, '2024-01-11', {
            answers: { ...all(YES), 'X.1818': YES_WITH_COMMENTS },
            style: 'wingdings-symbol',
          }),
          '附件2.docx',
        ),
      ],
    ),
    '11-sweden-is-out-of-office.eml': {
      ...reply(
        SENDERS.sweden,
        '2024-01-12T08:00:05Z',
        'Automatic reply: Reminder: TSB Circular 142',
        'I am out of the office until 15 January and have no access to mail.\n',
        [],
      ),
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' },
      returnPath: null,
    },
    '12-a-stranger-sends-a-form.eml': {
      ...reply(SENDERS.brazil, '2024-01-15T12:00:00Z', 'Circular 142', 'Form attached.\n', [
        word(form(SENDERS.brazil, '2024-01-15', { answers: all(NO), style: 'form-field' })),
      ]),
      from: { name: 'Ana Example', address: 'ana.example@mail.example.com' },
    },
    '13-sweden-sends-a-damaged-file.eml': reply(
      SENDERS.sweden,
      '2024-01-18T11:20:00Z',
      'Sweden: reply to TSB Circular 142',
      'Our reply is attached.\n\nSven Example\n',
      [word(form(SENDERS.sweden, '2024-01-18', { answers: all(YES), style: 'form-field' }).slice(0, 2500))],
    ),
  };
}
