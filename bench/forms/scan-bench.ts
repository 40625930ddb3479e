import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../src/domain/language.ts';
import type { FormRecord, ReadContext } from '../../src/forms/reader.ts';
import { scanReader } from '../../src/forms/readers/scan.ts';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { annexBody } from './annex-2.ts';
import { type OtherPrint, printOtherwise } from './print-otherwise.ts';
import { type PrintedForm, printForm } from './scan-print.ts';
import { printResolution, SCAN_CLASSES, type ScanClass, type Truth, writeScan } from './scan-writer.ts';
import { toPdf } from './to-pdf.ts';
import { packageDocx } from './word-xml.ts';

/**
 * Measures the reader of scans on generated forms, class by class: records read alone, left to staff, read wrongly.
 * Run: node bench/forms/scan-bench.ts --forms 5 --class scan-200 --language en --keep /tmp/misread
 */
const { values } = parseArgs({
  options: {
    forms: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    class: { type: 'string' },
    language: { type: 'string', default: 'en' },
    print: { type: 'string', default: 'both' },
    keep: { type: 'string' },
  },
});

const context = await loadReadContext('config/consultations');
const language = values.language as Language;
const classes = values.class ? (values.class.split(',') as ScanClass[]) : SCAN_CLASSES;
type Print = 'issued' | 'reflowed' | OtherPrint;
const prints = (values.print === 'both' ? ['issued', 'reflowed'] : values.print.split(',')) as Print[];

console.log('class         forms  clear  read  whole  staff  SILENT  ms/page');
for (const scanClass of classes) console.log(await measure(scanClass));

interface Tally {
  clear: number;
  read: number;
  whole: number;
  staff: number;
  silent: number;
  pages: number;
  ms: number;
}

async function measure(scanClass: ScanClass): Promise<string> {
  const tally: Tally = { clear: 0, read: 0, whole: 0, staff: 0, silent: 0, pages: 0, ms: 0 };
  const forms = Number(values.forms);
  const printed = await Promise.all(prints.map((print) => printForm(printOf(print), printResolution(scanClass))));
  for (let i = 0; i < forms; i++) {
    const seed = Number(values.first) + i;
    const form = printed[i % printed.length];
    if (form) await measureForm(form, scanClass, seed, tally, context);
  }
  const share = (part: number, whole: number) => (whole ? `${((100 * part) / whole).toFixed(1)}%` : '-').padStart(6);
  const ms = (tally.ms / tally.pages).toFixed(0);
  return `${scanClass.padEnd(13)} ${String(forms).padStart(5)} ${String(tally.clear).padStart(6)} ${share(tally.read, tally.clear)} ${share(tally.whole, forms)} ${String(tally.staff).padStart(6)} ${String(tally.silent).padStart(7)} ${ms.padStart(8)}`;
}

async function measureForm(form: PrintedForm, scanClass: ScanClass, seed: number, tally: Tally, read: ReadContext) {
  const scan = await writeScan(form, scanClass, seed);
  const start = performance.now();
  const reading = await scanReader.read({ name: 'scan.pdf', bytes: scan.pdf }, read);
  tally.ms += performance.now() - start;
  tally.pages += scan.pages.length;
  const texts = read.consultations[0]?.texts ?? [];
  let whole = true;
  scan.truths.forEach((truth, index) => {
    const record = reading.records.find((each) => each.refs[0] === texts[index]?.ref);
    const answer = record ? decide(record) : 'staff';
    if (truth !== 'staff') tally.clear += 1;
    if (answer === 'staff') tally.staff += 1;
    if (answer === truth && truth !== 'staff') tally.read += 1;
    const silent = answer !== 'staff' && answer !== truth;
    if (silent) tally.silent += 1;
    if (answer !== truth) whole = false;
    if (silent || (values.keep && answer !== truth)) report(scanClass, seed, scan.drawn[index] ?? '', answer, record);
  });
  if (whole) tally.whole += 1;
  if (values.keep && !whole) keep(values.keep, `${scanClass}-${seed}`, scan.pages, scan.pdf);
}

/** The form's logic at its strictest: one box, one option under it, everything else clean. */
function decide(record: FormRecord): Truth {
  const state = (slot: string) => record.observations.find((seen) => seen.slot === slot)?.state ?? 'unclear';
  const states = ['assign', 'not-assign', 'no-comments', 'comments'].map(state);
  const key = states.map((each) => (each === 'marked' ? 'x' : each === 'empty' ? '-' : '?')).join('');
  const answers: Record<string, Truth> = { 'x-x-': 'no-comments', 'x--x': 'comments', '-x--': 'not-assign' };
  return answers[key] ?? 'staff';
}

function report(scanClass: ScanClass, seed: number, drawn: string, answer: Truth, record: FormRecord | undefined) {
  const seen =
    record?.observations.map((each) => `${each.slot} ${each.state} (${each.mark})`).join('; ') ?? 'not found';
  console.log(`  ${scanClass} seed ${seed} ${record?.refs[0] ?? ''}: drawn ${drawn}, read ${answer}: ${seen}`);
}

function keep(folder: string, name: string, pages: Buffer[], pdf: Uint8Array) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
  pages.forEach((page, i) => {
    writeFileSync(join(folder, `${name}-${i + 1}.${page[0] === 0xff ? 'jpg' : 'png'}`), page);
  });
}

/** The issued form as it is, or the same filled in head and foot on a computer before it was printed: its lines move. */
function printOf(print: Print): Uint8Array {
  const [consultation] = context.consultations;
  const issued = context.issuedForms.find((form) => form.language === language);
  if (!consultation || !issued?.pdf) throw new Error(`no issued form in ${language}`);
  if (print === 'issued') return issued.pdf;
  const respondent = {
    name: 'Amelia Example-Fernández',
    role: 'Director General for Electronic Communications and Postal Services',
    state: 'Norway',
    address: ['Ministry of Digitalisation and Public Governance', 'P.O. Box 8004 Dep', '0030 Oslo', 'Norway'],
    email: 'amelia.example@example.no',
    date: 'Oslo, 1 February 2024',
  };
  const request = { consultation, language, respondent };
  return print === 'reflowed' ? toPdf(packageDocx(annexBody(request))) : printOtherwise(print, request);
}
