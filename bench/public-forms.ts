import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDocument } from '../src/forms/form-document.ts';
import { docFormDocument } from '../src/forms/readers/doc.ts';
import { docxDocument } from '../src/forms/readers/docx/docx-document.ts';

/**
 * Reads the check boxes of public test files, written by Word itself, and compares their states with what is known of
 * them. The files are not part of this project: fetch them from the repositories named, into one folder.
 * Run: npx node bench/public-forms.ts FOLDER
 */
const FILES: { name: string; from: string; states: string }[] = [
  { name: 'checkboxes.docx', from: 'apache/poi test-data/document', states: '010101101' },
  { name: 'form_footnotes.docx', from: 'apache/poi test-data/document', states: '0'.repeat(29) },
  {
    name: 'travel-approval.doc',
    from: 'apache/poi test-data/document, ...Travel-Approval-Request-Form.doc',
    states: '0'.repeat(12),
  },
  { name: 'docx_checkboxes.docx', from: 'docling-project/docling tests/data/docx', states: '101011011110' },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that holds the files.');

async function read(path: string): Promise<FormDocument> {
  const file = { name: path, bytes: new Uint8Array(readFileSync(path)) };
  return path.endsWith('.doc') ? docFormDocument(file) : docxDocument(file);
}

/** 1 marked, 0 empty, ? unclear, in the document's order. */
function statesOf({ paragraphs }: FormDocument): string {
  const signs = { marked: '1', empty: '0', unclear: '?' };
  return paragraphs
    .flatMap(({ items }) => items.map((item) => (item.kind === 'box' ? signs[item.state] : '')))
    .join('');
}

for (const { name, from, states } of FILES) {
  try {
    const found = statesOf(await read(join(folder, name)));
    const right = found === states;
    if (!right) process.exitCode = 1;
    console.log(`${name.padEnd(24)} ${right ? 'as known' : `WRONG: ${states} expected`}  ${found}`);
  } catch (error) {
    console.log(`${name.padEnd(24)} not read (${from}): ${error instanceof Error ? error.message : error}`);
  }
}
