import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { circular142In, writeCircular142 } from './circular-142.ts';
import { type CircularParts, type CircularSpec, writeCircular } from './circular-writer.ts';
import { syntheticCirculars } from './synthetic.ts';

/**
 * Writes the circulars of test/corpus/circulars, named by what is particular about each.
 * Run: npx node bench/circulars/make-circular-corpus.ts
 */
const FOLDER = join(import.meta.dirname, '../../test/corpus/circulars');
const english = circular142In('en');
const others = syntheticCirculars();

mkdirSync(FOLDER, { recursive: true });
for (const [language, bytes] of Object.entries(writeCircular142())) keep(`circular-142.${language}`, bytes);
keep('one-region-consulted', writeCircular(numbered(159)));
keep('twenty-texts', writeCircular(numbered(101)));
keep('amendment-and-corrigendum-of-one-number', writeCircular(numbered(118)));
keep('meeting-over-the-end-of-the-year', writeCircular(numbered(188)));
keep(
  'some-states-consulted-who-are-not-named',
  changed((parts) => ({
    ...parts,
    letter: parts.letter.replace(
      'Member States are kindly',
      'Only Member States belonging to the Regional Group for Africa are kindly',
    ),
  })),
);
keep(
  'annex-1-lacks-a-text',
  changed((parts) => ({ ...parts, annex1: parts.annex1.replaceAll('X.1281', 'X.1282') })),
);
keep(
  'another-circular-on-the-form',
  changed((parts) => ({ ...parts, annex2: parts.annex2.replaceAll('Circular 142', 'Circular 124') })),
);
keep(
  'deadline-too-near-the-meeting',
  changed((parts) => ({ ...parts, letter: parts.letter.replace('8 February 2024', '12 February 2024') })),
);
keep(
  'without-a-form',
  changed((parts) => ({ ...parts, annex2Title: '', annex2: '' })),
);
keep(
  'without-a-deadline',
  changed((parts) => ({ ...parts, letter: parts.letter.replace(' by 2359 hours UTC on 8 February 2024', '') })),
);
keep(
  'form-filled-already',
  changed((parts) => ({ ...parts, annex2: parts.annex2.replace('<w:default w:val="0"/>', '<w:checked/>') })),
);
keep(
  'corrigendum-to-a-circular',
  changed((parts) => ({ ...parts, head: parts.head.replace('TSB Circular 142', 'Corrigendum 1 to TSB Circular 142') })),
);
writeFileSync(join(FOLDER, 'old-word-format.doc'), toDoc(writeCircular(english)));

function numbered(circular: number): CircularSpec {
  const found = others.find(({ consultation }) => consultation.circular === circular);
  if (!found) throw new Error(`no circular ${circular}`);
  return found;
}

function changed(change: (parts: CircularParts) => CircularParts): Uint8Array {
  return writeCircular({ ...english, change });
}

function keep(name: string, bytes: Uint8Array): void {
  writeFileSync(join(FOLDER, `${name}.docx`), bytes);
}

function toDoc(docx: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'to-doc-'));
  try {
    writeFileSync(join(folder, 'circular.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const target = ['--convert-to', 'doc', '--outdir', folder, join(folder, 'circular.docx')];
    execFileSync('soffice', [profile, '--headless', ...target], { stdio: 'ignore' });
    return readFileSync(join(folder, 'circular.doc'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
