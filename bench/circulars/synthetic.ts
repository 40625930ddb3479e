import { type Consultation, consultationSchema } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { CircularSpec } from './circular-writer.ts';

/** One line: what the circular announces, in few words. */
interface Outline {
  period: string;
  circular: number;
  group: number;
  name: string;
  language: Language;
  announced: string;
  opens: string;
  closes: string;
  place: string;
  /** "new F.748.19 (F.AI-x)", "amendment G.9804.2"; several divided by semicolons. */
  texts: string;
  threshold?: number;
  electorate?: { codes: string[]; names: string[] };
  justified?: string[];
}

const AFRICA = { codes: ['BJ', 'KE', 'NG', 'SN', 'TN'], names: ['Benin', 'Kenya', 'Nigeria', 'Senegal', 'Tunisia'] };
const AMERICAS = { codes: ['AR', 'BR', 'CL', 'MX'], names: ['Argentina', 'Brasil', 'Chile', 'México'] };

const many = (series: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `new ${series}.${from + index} (${series}.draft-${index + 1})`).join(
    '; ',
  );

/** Twenty circulars of other study groups: one text and twenty, every kind of text, meetings over years' ends. */
const OUTLINES: readonly Outline[] = [
  o('T22', 12, 3, 'Economic and policy issues', 'en', '2022-08-15', '2022-12-05', '2022-12-09', 'Geneva', 'new D.265'),
  o(
    'T22',
    31,
    2,
    'Operational aspects',
    'en',
    '2022-09-12',
    '2023-01-09',
    '2023-01-20',
    'virtual',
    'revised E.164; amendment E.212',
  ),
  o(
    'T22',
    57,
    5,
    'EMF, environment and circular economy',
    'en',
    '2023-02-01',
    '2023-06-13',
    '2023-06-23',
    'Geneva',
    'new L.1050 (L.GAL); deletion L.1000',
  ),
  o(
    'T22',
    58,
    9,
    'Broadband cable and TV',
    'fr',
    '2023-02-06',
    '2023-05-30',
    '2023-06-08',
    'Geneva',
    'new J.1211; new J.1212 (J.cloud-vr)',
  ),
  o(
    'T22',
    73,
    11,
    'Protocols and test specifications',
    'en',
    '2023-06-20',
    '2023-10-10',
    '2023-10-20',
    'Geneva',
    'new Q.3062; new Q.4072.1; revised Q.1912.5',
  ),
  o('T22', 90, 12, 'Quality of service', 'es', '2023-03-15', '2023-09-19', '2023-09-28', 'Geneva', 'revised P.1401'),
  o('T22', 101, 13, 'Future networks', 'en', '2023-07-03', '2023-10-23', '2023-11-03', 'Geneva', many('Y', 3180, 20)),
  o(
    'T22',
    118,
    15,
    'Transport, access and home',
    'en',
    '2023-09-01',
    '2023-11-20',
    '2023-12-01',
    'Geneva',
    'amendment G.9804.2 Amd.1; corrigendum G.9804.2 Cor.1; new G.9807.3',
  ),
  o(
    'T22',
    133,
    16,
    'Multimedia',
    'zh',
    '2023-10-09',
    '2024-04-15',
    '2024-04-26',
    'Geneva',
    'new F.748.19 (F.AI-MVSLWS); revised H.265',
  ),
  o(
    'T22',
    144,
    20,
    'IoT and smart cities',
    'ar',
    '2023-10-20',
    '2024-02-05',
    '2024-02-09',
    'Geneva',
    'new Y.4500.30; revised Y.4480',
  ),
  o(
    'T22',
    159,
    3,
    'Regional Group for Africa',
    'en',
    '2024-01-15',
    '2024-05-06',
    '2024-05-10',
    'Tunis',
    'new D.608 (D.608R)',
    { electorate: AFRICA },
  ),
  o(
    'T22',
    160,
    3,
    'Grupo Regional para América Latina',
    'es',
    '2024-01-22',
    '2024-06-03',
    '2024-06-07',
    'Geneva',
    'revised D.400',
    { electorate: AMERICAS },
  ),
  o(
    'T22',
    177,
    17,
    'Безопасность',
    'ru',
    '2024-05-13',
    '2024-09-02',
    '2024-09-06',
    'Geneva',
    'new X.1456 (X.sup-x); amendment X.509; deletion X.1051',
  ),
  o(
    'T22',
    188,
    5,
    'EMF, environment and circular economy',
    'en',
    '2024-09-16',
    '2024-12-16',
    '2025-01-03',
    'virtual',
    'new K.153; new K.154; corrigendum K.21',
  ),
  o('T25', 3, 13, 'Future networks', 'en', '2024-12-20', '2025-03-03', '2025-03-14', 'Geneva', 'new Y.3400'),
  o(
    'T25',
    7,
    21,
    'Multimedia, content delivery and cable',
    'fr',
    '2025-01-20',
    '2025-06-10',
    '2025-06-20',
    'Geneva',
    'new H.551; new H.552; revised J.83; amendment J.112',
  ),
  o(
    'T25',
    12,
    15,
    'Transport, access and home',
    'en',
    '2025-04-07',
    '2025-07-21',
    '2025-08-01',
    'Geneva',
    many('G', 9900, 12),
  ),
  o(
    'T25',
    19,
    12,
    'Quality of service',
    'en',
    '2025-09-22',
    '2026-01-13',
    '2026-01-22',
    'Geneva',
    'new P.566; new P.567',
    { justified: ['P.566'] },
  ),
  o('T25', 26, 2, 'Operational aspects', 'en', '2026-02-02', '2026-05-18', '2026-05-18', 'virtual', 'revised E.156', {
    threshold: 80,
  }),
  o(
    'T25',
    142,
    17,
    'Security',
    'en',
    '2026-07-06',
    '2026-12-01',
    '2026-12-11',
    'Geneva',
    'new X.2011 (X.ztd); revised X.1373',
  ),
];

function o(
  period: string,
  circular: number,
  group: number,
  name: string,
  language: Language,
  announced: string,
  opens: string,
  closes: string,
  place: string,
  texts: string,
  more: Partial<Outline> = {},
): Outline {
  return { period, circular, group, name, language, announced, opens, closes, place, texts, ...more };
}

export function syntheticCirculars(): CircularSpec[] {
  return OUTLINES.map((outline) => ({
    consultation: consultationOf(outline),
    language: outline.language,
    groupName: outline.name,
    ...(outline.electorate ? { states: outline.electorate.names } : {}),
  }));
}

function consultationOf(outline: Outline): Consultation {
  return consultationSchema.parse({
    key: `${outline.period}/${outline.circular}`,
    studyPeriod: outline.period,
    circular: outline.circular,
    studyGroup: outline.group,
    subject: 'as the language has it',
    announced: outline.announced,
    deadline: `${sevenWorkingDaysBefore(outline.opens)}T23:59:59Z`,
    meeting: { opens: outline.opens, closes: outline.closes, place: outline.place },
    thresholdPercent: outline.threshold ?? 70,
    replyAddress: 'tsbdir@itu.int',
    contact: {
      name: `TSB, Study Group ${outline.group} secretariat`,
      email: `tsbsg${outline.group}@itu.int`,
      phone: '+41 22 730 5111',
    },
    electorate: outline.electorate?.codes ?? null,
    texts: outline.texts.split('; ').map((line, index) => textOf(line, index, outline)),
  });
}

const TITLES = [
  'Requirements for resilient services in shared infrastructures',
  'Framework for the assessment of networked devices',
  'Methodology for measuring the performance of services',
  'Guidelines for the interconnection of operators',
];

function textOf(line: string, index: number, { justified = [] }: Outline) {
  const [, type = '', key = '', alias] = /^(\w+) (\S+(?: \w+\.\d)?)(?: \((.+)\))?$/.exec(line) ?? [];
  const [number = ''] = key.split(' ');
  return {
    ref: key,
    type,
    printed: 'as the language has it',
    alias: alias ?? null,
    title: `${TITLES[index % TITLES.length]}, part ${index + 1}`,
    document: `R${10 + index}`,
    a5Justification: justified.includes(number),
    summary: `The text specifies what its title says.\nIt builds on earlier Recommendations, and on [b-ISO/IEC 27005].`,
  };
}

/** The day between which and the meeting's opening lie seven days from Monday to Friday. */
function sevenWorkingDaysBefore(opens: string): string {
  const day = new Date(opens);
  for (let left = 8; left > 0; ) {
    day.setUTCDate(day.getUTCDate() - 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
