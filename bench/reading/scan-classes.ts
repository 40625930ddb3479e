import type { Consultation } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import type { FormFile } from '../../src/forms/reader.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { annexBody } from '../forms/annex-2.ts';
import { OTHER_PRINTS, type OtherPrint, printOtherwise } from '../forms/print-otherwise.ts';
import * as containers from '../forms/scan-containers.ts';
import { type PrintedForm, printForm } from '../forms/scan-print.ts';
import { Random } from '../forms/scan-random.ts';
import { printResolution, type ScanClass, writeScan } from '../forms/scan-writer.ts';
import { packageDocx } from '../forms/word-xml.ts';
import type { FormClass } from './form-class.ts';
import { type MadeForm, type MakeForms, type Reply, randomReply, TRUTH_OF, type Truth } from './made-form.ts';
import { convertAll } from './office.ts';

type Print = 'issued' | 'reflowed' | OtherPrint;

interface ScanKind {
  carrier: ScanClass;
  /** How the form was printed, each in turn; `issued` has its head filled in by hand. */
  prints?: readonly Print[];
  languages?: readonly Language[];
  /** What becomes of the pages, and which records can still be read from them. */
  pack?: (pages: readonly Buffer[], random: Random) => Promise<{ files: FormFile[]; lost?: readonly number[] }>;
}

/** Recognition data by tesseract's names, for timing it. */
const OCR_DATA: Record<Language, string> = { en: 'eng', fr: 'fra', es: 'spa', ru: 'rus', zh: 'chi_sim', ar: 'ara' };

function scans(kind: ScanKind): MakeForms {
  return async ({ consultation, count, seed }) => {
    const random = new Random(seed * 31 + kind.carrier.length);
    const { prints = ['reflowed', 'issued'], languages = ['en', 'fr', 'es'] } = kind;
    const wanted = Array.from({ length: count }, (_, i) => {
      const language = languages[i % languages.length] ?? 'en';
      return { print: prints[i % prints.length] ?? 'issued', reply: randomReply(random, consultation, language) };
    });
    const pdfs = await printAll(wanted, consultation);
    const made: MadeForm[] = [];
    for (const [i, { print, reply }] of wanted.entries()) {
      const form = await printForm(pdfs[i] ?? new Uint8Array(), printResolution(kind.carrier));
      made.push(await scanOne(kind, form, { print, reply, seed: seed * 1000 + i, consultation, random }));
    }
    return made;
  };
}

interface Wanted {
  print: Print;
  reply: Reply;
}

/** The forms as they come out of the printer, those of the office program in one start of it. */
async function printAll(wanted: readonly Wanted[], consultation: Consultation): Promise<Uint8Array[]> {
  const { issuedForms } = await loadReadContext('config/consultations');
  const request = ({ reply: { language, respondent } }: Wanted) => ({ consultation, language, respondent });
  const reflowed = wanted.filter(({ print }) => print === 'reflowed');
  const documents = reflowed.map((each) => packageDocx(annexBody(request(each))));
  const converted = documents.length > 0 ? await convertAll(documents, 'docx', 'pdf') : [];
  return wanted.map((each) => {
    if (each.print === 'reflowed') return converted[reflowed.indexOf(each)] ?? new Uint8Array();
    if (each.print !== 'issued') return printOtherwise(each.print, request(each));
    return issuedForms.find((form) => form.language === each.reply.language)?.pdf ?? new Uint8Array();
  });
}

interface Task extends Wanted {
  seed: number;
  consultation: Consultation;
  random: Random;
}

async function scanOne(kind: ScanKind, form: PrintedForm, task: Task): Promise<MadeForm> {
  const { print, reply, seed, consultation, random } = task;
  const scan = await writeScan(form, kind.carrier, seed);
  const packed = kind.pack ? await kind.pack(scan.pages, random) : { files: [{ name: 'scan.pdf', bytes: scan.pdf }] };
  const lost = recordsLost(form, packed.lost ?? []);
  const truths = consultation.texts.map(({ ref }, record): [string, Truth] => {
    return [ref, lost.has(record) ? 'staff' : TRUTH_OF[scan.truths[record] ?? 'staff']];
  });
  return {
    name: `form-${seed}`,
    note: `${print}, ${reply.language}, ${[...new Set(scan.drawn)].join('; ')}`.slice(0, 160),
    files: packed.files,
    state: print === 'issued' ? null : reply.state,
    truths: Object.fromEntries(truths),
    scan: { pages: scan.pages, language: OCR_DATA[reply.language] },
  };
}

/**
 * The records that nobody can tell without these pages: those on them, and all of them without the first page, which
 * alone names the circular. The numbers of texts may come again in another one, so what is left is a question as a whole.
 */
export function recordsLost({ pages }: Pick<PrintedForm, 'pages'>, lost: readonly number[]): Set<number> {
  const unreadable = lost.includes(0) ? pages : pages.filter((_, page) => lost.includes(page));
  return new Set(unreadable.flatMap(({ slots }) => slots.map(({ record }) => record)));
}

function scanClass(name: string, kind: ScanKind, floor: FormClass['floor'] = {}): FormClass {
  return { name: `scan-${name}`, make: scans(kind), floor, oneIn: 10 };
}

const CLEAR = { right: 95, alone: 75, ratio: 1.5 };
const POOR = { right: 90 };
const PHOTO = { right: 85 };

export const SCANS: readonly FormClass[] = [
  scanClass('300', { carrier: 'scan-300' }, CLEAR),
  scanClass('200', { carrier: 'scan-200' }, CLEAR),
  scanClass('200-ru-zh-ar', { carrier: 'scan-200', languages: ['ru', 'zh', 'ar'] }, CLEAR),
  scanClass('150', { carrier: 'scan-150' }, POOR),
  scanClass('100', { carrier: 'scan-100' }),
  scanClass('black-and-white', { carrier: 'bilevel', pack: containers.blackAndWhite }, CLEAR),
  scanClass('fax', { carrier: 'fax', pack: containers.faxTiff }, POOR),
  scanClass('fax-coarse', { carrier: 'fax-coarse' }),
  scanClass('turned', { carrier: 'turned' }, CLEAR),
  scanClass('photo', { carrier: 'photo', pack: containers.photos }, PHOTO),
  scanClass('pencil', { carrier: 'pencil' }),
  scanClass('highlighter', { carrier: 'highlighter' }),
  scanClass('highlighted-words', { carrier: 'highlighted-words' }),
  scanClass('rings', { carrier: 'rings' }),
  scanClass('text-layer', { carrier: 'scan-200', prints: ['reflowed'], pack: containers.withTextLayer }, CLEAR),
  scanClass('pages-mixed-up', { carrier: 'scan-150', pack: containers.mixedUp }, POOR),
  scanClass('page-missing', { carrier: 'scan-150', prints: ['issued'], pack: containers.pageMissing }, POOR),
  scanClass('other-print', { carrier: 'scan-200', prints: OTHER_PRINTS }),
  scanClass('corrections', { carrier: 'corrections' }),
  scanClass('deceptive', { carrier: 'adversarial', prints: ['issued', 'reflowed', 'letter', 'sans'] }),
  scanClass('deceptive-ru-zh-ar', { carrier: 'adversarial', languages: ['ru', 'zh', 'ar'] }),
];
