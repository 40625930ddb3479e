import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { loadReadContext } from '../../src/reading/load-context.ts';
import { printOtherwise } from './print-otherwise.ts';
import { printForm } from './scan-print.ts';
import { printResolution, type ScanClass, type WrittenScan, writeScan } from './scan-writer.ts';

/**
 * Writes the scanned forms of test/corpus/forms/scan, with what each of their records says.
 * Run: node bench/forms/make-scan-corpus.ts
 */
const FOLDER = 'test/corpus/forms/scan';
const context = await loadReadContext('config/consultations');
const [consultation] = context.consultations;
const issued = context.issuedForms.find(({ language }) => language === 'en');
if (!consultation || !issued?.pdf) throw new Error('config/consultations holds no English form');

mkdirSync(FOLDER, { recursive: true });
await write('pen-marks-by-fax', 'fax', 21, issued.pdf);
await write('made-to-deceive', 'adversarial', 22, issued.pdf);
await write('print-of-another-font', 'bilevel', 23, printOtherwise('sans', { consultation, language: 'en' }));
await writeInColour('highlighted-wording', 'highlighted-words', 24, issued.pdf);

/** Half as fine, and compressed as scanners compress. */
async function writeInColour(name: string, scanClass: ScanClass, seed: number, pdf: Uint8Array): Promise<void> {
  const scan = await writeScan(await printForm(pdf, printResolution(scanClass)), scanClass, seed);
  const pages = await Promise.all(scan.pages.map((page) => sharp(page).resize(1240).toBuffer()));
  save(
    name,
    scan,
    await sharp(pages, { join: { animated: true } })
      .tiff({ compression: 'jpeg', quality: 40 })
      .toBuffer(),
  );
}

/** Black and white, Group 4, as fax servers send: the smallest of all. */
async function write(name: string, scanClass: ScanClass, seed: number, pdf: Uint8Array): Promise<void> {
  const form = await printForm(pdf, printResolution(scanClass));
  const scan = await writeScan(form, scanClass, seed);
  const pages = await Promise.all(scan.pages.map((page) => sharp(page).greyscale().threshold(165).png().toBuffer()));
  const tiff = await sharp(pages, { join: { animated: true } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  save(name, scan, tiff);
}

function save(name: string, { truths, drawn }: WrittenScan, tiff: Buffer): void {
  writeFileSync(`${FOLDER}/${name}.tif`, tiff);
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify({ truths, drawn }, null, 2)}\n`);
}
