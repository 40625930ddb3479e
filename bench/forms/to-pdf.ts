import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Renders a Word file through LibreOffice. Equal files give equal bytes: what changes from run to run is made constant. */
export function toPdf(docx: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'to-pdf-'));
  try {
    writeFileSync(join(folder, 'form.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'form.docx')];
    execFileSync('soffice', [profile, ...convert], { stdio: 'ignore' });
    return withoutClock(readFileSync(join(folder, 'form.pdf')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Dates and identifiers keep their length, so that no offset of the file changes. */
function withoutClock(pdf: Buffer): Buffer {
  const constant = pdf
    .toString('latin1')
    .replace(/\/CreationDate\(D:\d{14}/g, '/CreationDate(D:20231011000000')
    .replace(/\/(ID \[|DocChecksum )[^\]/]*(\/?)[0-9A-F<>\s]*/g, (part) =>
      part.replace(/[0-9A-F]{32}/g, '0'.repeat(32)),
    );
  return Buffer.from(constant, 'latin1');
}
