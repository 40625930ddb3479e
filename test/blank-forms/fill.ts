import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFBool, PDFDocument, PDFName } from 'pdf-lib';

/** What somebody ticks for one text. */
export type Ticks = 'none' | 'attached' | 'not-assign' | 'nothing';

const NAMES: Record<Ticks, string[]> = {
  none: ['assigns', 'no comments'],
  attached: ['assigns', 'comments attached'],
  'not-assign': ['does not assign'],
  nothing: [],
};

/** Ticks boxes and circles as Word does at a click: the state is kept, and the character changes. */
export function tickDocx(docx: Uint8Array, ticks: Record<string, Ticks>): Uint8Array {
  const parts = unzipSync(docx);
  let xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const [ref, tick] of Object.entries(ticks)) {
    for (const name of NAMES[tick]) xml = tickControl(xml, `${ref} ${name}`);
  }
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

function tickControl(xml: string, name: string): string {
  const at = xml.indexOf(`<w:alias w:val="${name}"/>`);
  if (at < 0) throw new Error(`no control ${name}`);
  const end = xml.indexOf('</w:sdt>', at);
  const control = xml.slice(at, end);
  const ticked = String.fromCodePoint(Number.parseInt(/checkedState w14:val="(\w+)"/.exec(control)?.[1] ?? '', 16));
  const changed = control
    .replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>')
    .replace(/<w:t>.<\/w:t>/u, `<w:t>${ticked}</w:t>`);
  return xml.slice(0, at) + changed + xml.slice(end);
}

/**
 * Fills the fields as a PDF reader does, and keeps their looks.
 * @param isToBeDrawn leaves it to whoever shows the file to draw its fields (NeedAppearances), as many programs do
 */
export async function tickPdf(pdf: Uint8Array, ticks: Record<string, Ticks>, isToBeDrawn = false): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  const form = document.getForm();
  for (const [ref, tick] of Object.entries(ticks)) {
    const name = ref.replaceAll('.', '_');
    if (tick === 'not-assign') form.getRadioGroup(`${name}.opinion`).select('does-not-assign');
    else if (tick !== 'nothing') {
      form.getRadioGroup(`${name}.opinion`).select('assigns');
      form.getRadioGroup(`${name}.comments`).select(tick);
    }
  }
  if (isToBeDrawn) form.acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True);
  return document.save({ updateFieldAppearances: false });
}

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** Opens the file in LibreOffice and saves it again in this format. */
export function savedByLibreOffice(docx: Uint8Array, format: 'docx' | 'odt' | 'pdf'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tsb-saved-'));
  try {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'form.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = ['--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, 'form.docx')];
    execFileSync('soffice', [profile, ...convert], { stdio: 'ignore' });
    return readFileSync(join(folder, 'out', `form.${format}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
