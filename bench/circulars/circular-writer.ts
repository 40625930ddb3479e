import type { Consultation, DeterminedText } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import { annexBody, Layout } from '../forms/annex-2.ts';
import { cell, packageDocx, paragraph, row, table } from '../forms/word-xml.ts';
import { writtenDay, writtenSpan } from './circular-dates.ts';
import { LETTERS, type LetterWording } from './letter-wording.ts';

/** A circular to be written. The consultation says what is in it; the rest is how it is printed. */
export interface CircularSpec {
  consultation: Consultation;
  language: Language;
  /** The study group's name in parentheses: "Security". */
  groupName: string;
  /** Names of the Member States consulted, where not all are. */
  states?: string[];
  /** Titles in the circular's language, by text; the consultation's where absent. */
  titles?: Record<string, string>;
  /** The number as subject and Annex 1 print it, where not in normal form: "X1373". */
  spelling?: Record<string, string>;
  /** Changes the finished parts, for circulars that contradict themselves. */
  change?: (parts: CircularParts) => CircularParts;
}

/** XML of the circular's parts, one after the other. */
export interface CircularParts {
  head: string;
  subject: string;
  letter: string;
  annex1: string;
  annex2Title: string;
  annex2: string;
}

/** A circular as a Word file, letterhead, letter, Annex 1 and the blank form. Equal arguments give equal bytes. */
export function writeCircular(spec: CircularSpec): Uint8Array {
  const { consultation, language } = spec;
  const layout = new Layout(language);
  const words = LETTERS[language];
  const fill = filler(spec, words);
  const parts: CircularParts = {
    head: head(spec, words, fill, layout),
    subject: table(row(cells([[words.subjectLabel], [fill(words.subject)]], layout)), [1500, 8200], {
      borders: false,
      rightToLeft: layout.rightToLeft,
    }),
    letter: layout.paragraphs(letter(spec, words).flatMap((line) => fill(line).split('\n'))),
    annex1: annex1(spec, words, fill, layout),
    annex2Title: pageBreak() + layout.paragraphs([words.annex2], '<w:b/>'),
    annex2: annexBody({ consultation, language }),
  };
  const { head: top, subject, ...rest } = spec.change ? spec.change(parts) : parts;
  return packageDocx(top + subject + rest.letter + rest.annex1 + rest.annex2Title + rest.annex2);
}

function head({ consultation }: CircularSpec, words: LetterWording, fill: Fill, layout: Layout): string {
  const { contact } = consultation;
  const rows = [
    [[''], [fill(words.placeAndDay)], [''], ['']],
    [[words.ref], fill(words.reference).split('\n'), [words.to], [words.administrations]],
    [[words.phone], [contact.phone ?? ''], [''], ['']],
    [[words.fax, words.email], ['+41 22 730 5853', contact.email], [''], ['']],
  ];
  return table(rows.map((content) => row(cells(content, layout))).join(''), [1200, 3600, 1000, 3900], {
    borders: false,
    rightToLeft: layout.rightToLeft,
  });
}

function cells(content: string[][], layout: Layout): string {
  return content.map((lines) => cell(layout.paragraphs(lines), { width: 2000 })).join('');
}

function letter({ consultation, states }: CircularSpec, words: LetterWording): string[] {
  const justified = consultation.texts.some((text) => text.a5Justification);
  return [
    words.salutation,
    words.intention,
    words.annex1Note,
    justified ? words.a5 : words.noA5,
    words.noIpr,
    words.request,
    ...(states ? [words.restricted] : []),
    words.threshold,
    words.close,
    ...words.director,
    words.enclosed,
  ];
}

function annex1(spec: CircularSpec, words: LetterWording, fill: Fill, layout: Layout): string {
  const entries = spec.consultation.texts.map((text, index) => {
    const heading = words.heading[text.type].replace('{ref}', spelled(spec, text));
    const alias = text.alias ? ` (${text.alias})` : '';
    const document = text.document ? ` [${text.document}]` : '';
    const title = spec.titles?.[text.ref] ?? text.title;
    const summary = text.summary?.split('\n') ?? [];
    return (
      layout.paragraphs([`${index + 1}\t${heading}${alias}${document}`], '<w:b/>') +
      layout.paragraphs([title, words.summary, ...summary])
    );
  });
  return (
    pageBreak() + layout.paragraphs([words.annex1, ...fill(words.annex1Title).split('\n')], '<w:b/>') + entries.join('')
  );
}

function pageBreak(): string {
  return paragraph('<w:r><w:br w:type="page"/></w:r>');
}

type Fill = (text: string) => string;

function filler(spec: CircularSpec, words: LetterWording): Fill {
  const { consultation, language } = spec;
  const { opens, closes, place } = consultation.meeting;
  const meeting = writtenSpan(opens, closes, language);
  const named = (texts: readonly DeterminedText[]) =>
    texts.map((text) => `${spelled(spec, text)}${text.alias ? ` (${text.alias})` : ''}`).join(', ');
  const values: Record<string, string> = {
    circular: String(consultation.circular),
    sg: String(consultation.studyGroup),
    name: spec.groupName,
    texts: named(consultation.texts),
    a5: named(consultation.texts.filter((text) => text.a5Justification)),
    day: writtenDay(consultation.announced, language),
    meeting,
    first: writtenDay(opens, language, opens.slice(0, 4) !== closes.slice(0, 4)),
    last: writtenDay(closes, language),
    place: words.place[place as keyof LetterWording['place']] ?? place,
    threshold: String(consultation.thresholdPercent),
    states: spec.states?.join(', ') ?? '',
    deadline: writtenDay(consultation.deadline.slice(0, 10), language),
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  values.between = fill(words.between);
  values.until = fill(words.until);
  return fill;
}

function spelled({ spelling }: CircularSpec, { ref }: DeterminedText): string {
  const [number = ref] = ref.split(' ');
  return spelling?.[ref] ?? number;
}
