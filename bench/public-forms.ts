import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDocument } from '../src/forms/document/form-document.ts';
import { docFormDocument } from '../src/forms/readers/doc.ts';
import { docxDocument } from '../src/forms/readers/docx/docx-document.ts';
import { pdfDocument } from '../src/forms/readers/pdf/pdf-document.ts';

/**
 * Reads the boxes of public test files, made by Word, Acrobat and others, and compares their states with what is known
 * of them. The files are not part of this project: fetch them from the repositories named, into one folder.
 * Run: npx node bench/public-forms.ts FOLDER
 */
const FILES: { name: string; from: string; states: string; sha256?: string }[] = [
  {
    name: 'checkboxes.docx',
    from: 'apache/poi test-data/document',
    states: '010101101',
    sha256: '06f1dc1370c772a020c6d5183c8b7c4fe30ad7a9fff108cb2f027128ddf5e209',
  },
  {
    name: 'form_footnotes.docx',
    from: 'apache/poi test-data/document',
    states: '0'.repeat(29),
    sha256: 'a890294bfbdc63f6d03eab61efc1e98cb51d59f0920541150dd7082f9bdf31f1',
  },
  {
    name: 'travel-approval.doc',
    from: 'apache/poi test-data/document, ...Travel-Approval-Request-Form.doc',
    states: '0'.repeat(12),
  },
  { name: 'docx_checkboxes.docx', from: 'docling-project/docling tests/data/docx', states: '101011011110' },
  {
    name: 'checkbox_no_appearance.pdf',
    from: 'mozilla/pdf.js test/pdfs',
    states: '10',
    sha256: '31e82e933f4d4664c6ae1c4418cc44efce0c614c10c85c34b515b38e04e08bcd',
  },
  {
    name: 'checkbox-bad-appearance.pdf',
    from: 'mozilla/pdf.js test/pdfs',
    states: '01',
    sha256: '0cd13bf7375a2b6b9b01bb694aefcfe9dac225105cb9ad7e03798783b3318ad9',
  },
  {
    name: 'issue17492.pdf',
    from: 'mozilla/pdf.js test/pdfs: four check boxes, then four radio buttons',
    states: '01100010',
    sha256: '80a2ab5bcf4c6df52880d7e73a996d5fdf89511e0cdfaddcb74067470aaad745',
  },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds the files.');

async function read(path: string, bytes: Uint8Array): Promise<FormDocument> {
  const file = { name: path, bytes };
  if (path.endsWith('.pdf')) return pdfDocument(file);
  return path.endsWith('.doc') ? docFormDocument(file) : docxDocument(file);
}

/** 1 marked, 0 empty, ? unclear, in the document's order. */
function statesOf({ paragraphs }: FormDocument): string {
  const signs = { marked: '1', empty: '0', unclear: '?' };
  return paragraphs
    .flatMap(({ items }) => items.map((item) => (item.kind === 'box' ? signs[item.state] : '')))
    .join('');
}

for (const { name, from, states, sha256 } of FILES) {
  try {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const isKnown = sha256 === undefined || createHash('sha256').update(bytes).digest('hex') === sha256;
    if (!isKnown) console.log(`${name.padEnd(28)} is another version than the one whose states are known`);
    const found = statesOf(await read(name, bytes));
    const right = found === states;
    if (!right) process.exitCode = 1;
    console.log(`${name.padEnd(28)} ${right ? 'as known' : `WRONG: ${states} expected`}  ${found}`);
  } catch (error) {
    console.log(`${name.padEnd(28)} not read (${from}): ${error instanceof Error ? error.message : error}`);
  }
}
