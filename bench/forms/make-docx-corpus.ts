import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationSchema } from '../../src/domain/consultation.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { type DocxCase, docxCases } from './docx-cases.ts';
import { MARKING_STYLES, type MarkedAnswer, type MarkingStyleName, writeForm } from './docx-writer.ts';

/**
 * Writes test/corpus/forms/docx: one form for each way of marking, in the six languages by turns, and the odd ones.
 * Run: node bench/forms/make-docx-corpus.ts
 */
const FOLDER = 'test/corpus/forms/docx';
const consultation = consultationSchema.parse(JSON.parse(readFileSync('config/consultations/t22-142.json', 'utf8')));

const PATTERN: MarkedAnswer[] = [
  { decision: 'assign', comments: 'none' },
  { decision: 'assign', comments: 'attached' },
  { decision: 'not-assign', comments: null },
];

const RESPONDENTS = {
  ar: { name: 'سالم المثال', role: 'مدير', state: 'تونس', place: 'تونس', email: 'salem@intt.example.tn' },
  en: { name: 'Jane Example', role: 'Director', state: 'Kenya', place: 'Nairobi', email: 'jane@ca.example.ke' },
  es: { name: 'Juan Ejemplo', role: 'Director', state: 'Chile', place: 'Santiago', email: 'juan@subtel.example.cl' },
  fr: { name: 'Awa Exemple', role: 'Directrice', state: 'Sénégal', place: 'Dakar', email: 'awa@artp.example.sn' },
  ru: {
    name: 'Иван Пример',
    role: 'Директор',
    state: 'Республики Казахстан',
    place: 'Астана',
    email: 'ivan@mdai.example.kz',
  },
  zh: { name: '王示例', role: '处长', state: '中华人民共和国', place: '北京', email: 'wang@miit.example.cn' },
};

function styleCase(style: MarkingStyleName, index: number): DocxCase {
  const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
  const { place, ...person } = RESPONDENTS[language];
  const optionsUnmarked = MARKING_STYLES[style].options === 'unmarked';
  const answers = Object.fromEntries(
    consultation.texts.map((text, at) => {
      const answer = PATTERN[(at + index) % PATTERN.length] as MarkedAnswer;
      return [text.ref, optionsUnmarked ? { ...answer, comments: null } : answer];
    }),
  );
  const expected = Object.entries(answers).map(([ref, answer]) => [
    ref,
    optionsUnmarked && answer.decision === 'assign' ? 'staff' : answer,
  ]);
  const respondent = { ...person, address: [place], date: `${place}, 2024-01-15` };
  return {
    bytes: writeForm({ consultation, language, respondent, answers, style }),
    answers: Object.fromEntries(expected),
    ...(/delet/.test(style) && { mayGoToStaff: true }),
    document: { ...(style in PLAIN_BOXES && { boxes: boxesOf(answers) }), problems: [] },
  };
}

/** Ways of marking after which every text has exactly its two form fields or controls. */
const PLAIN_BOXES = Object.fromEntries(
  Object.entries(MARKING_STYLES).filter(
    ([, { boxes, options }]) => /^(form-field|content-control$)/.test(boxes) && !/^(form-field|content)/.test(options),
  ),
);

function boxesOf(answers: Record<string, MarkedAnswer>): string {
  return Object.values(answers)
    .map((answer) => (answer.decision === 'assign' ? '10' : '01'))
    .join('');
}

mkdirSync(FOLDER, { recursive: true });
const styles = Object.keys(MARKING_STYLES) as MarkingStyleName[];
const cases: Record<string, DocxCase> = {
  ...Object.fromEntries(styles.map((style, index) => [`marked-by-${style}`, styleCase(style, index)])),
  ...docxCases(consultation),
};
for (const [name, { bytes, ...expected }] of Object.entries(cases)) {
  writeFileSync(join(FOLDER, `${name}.docx`), bytes);
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(expected, null, 2)}\n`);
}
