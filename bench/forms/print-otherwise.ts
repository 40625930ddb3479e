import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Consultation } from '../../src/domain/consultation.ts';
import type { Language } from '../../src/domain/language.ts';
import { annexBody, type Respondent, recordTexts } from './annex-2.ts';
import { CIRCLE, PHRASES } from './phrases.ts';
import { toPdf } from './to-pdf.ts';
import { defaultStyles, packageDocx } from './word-xml.ts';

/**
 * Prints of the form that break their lines and pages otherwise than the issued form's PDF: another office program,
 * another font, another paper, or the form laid out anew for the web.
 */
export const OTHER_PRINTS = ['sans', 'wide', 'letter', 'web', 'web-narrow'] as const;
export type OtherPrint = (typeof OTHER_PRINTS)[number];

export interface PrintRequest {
  consultation: Consultation;
  language: Language;
  respondent?: Respondent;
}

export function printOtherwise(print: OtherPrint, request: PrintRequest): Uint8Array {
  if (print === 'web') return fromChromium(webPage(request, 'Noto Serif, DejaVu Serif', 11, 17), 'A4');
  if (print === 'web-narrow') return fromChromium(webPage(request, 'Noto Sans, DejaVu Sans', 9.5, 25), 'Letter');
  return toPdf(otherDocx(print, request));
}

/** The issued Word file with other fonts, sizes or paper, as a program without the form's fonts shows it. */
function otherDocx(print: 'sans' | 'wide' | 'letter', request: PrintRequest): Uint8Array {
  const font = print === 'sans' ? 'Liberation Sans' : print === 'wide' ? 'DejaVu Serif' : 'Times New Roman';
  const size = print === 'sans' ? 21 : print === 'wide' ? 20 : 24;
  const styles = defaultStyles('')
    .replaceAll('"Times New Roman"', `"${font}"`)
    .replace('<w:sz w:val="22"/>', `<w:sz w:val="${size}"/>`)
    .replace('<w:sz w:val="20"/>', `<w:sz w:val="${size - (print === 'wide' ? 2 : 1)}"/>`);
  const body = annexBody(request);
  return packageDocx(body, print === 'letter' ? { styles, paper: { width: 12240, height: 15840 } } : { styles });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] ?? each);
}

const BOX = '<span class="box"></span>';
const RING = '<span class="ring"></span>';
const RING_IN_TEXT = '<span class="ring" style="margin: 0 1pt"></span>';

function webPage({ consultation, language, respondent }: PrintRequest, font: string, size: number, margin: number) {
  const phrases = PHRASES[language];
  const fill = (text: string) =>
    escapeHtml(
      text.replaceAll('{circular}', String(consultation.circular)).replaceAll('{sg}', String(consultation.studyGroup)),
    )
      .replaceAll('{texts}', consultation.texts.map((text) => text.ref).join(', '))
      .replaceAll('\n', '<br>');
  const rows = consultation.texts.map((text) => {
    const words = recordTexts(consultation, language, text);
    const label = escapeHtml(words.label).replace('\n', '<br>');
    const option = (wording: string) => `<p class="option">${RING}${escapeHtml(wording)}</p>`;
    return `<tr><td rowspan="2">${label}</td><td>${BOX}</td><td>${escapeHtml(words.assigns).replaceAll(CIRCLE, RING_IN_TEXT)}${option(words.noComments)}${option(words.commentsAttached)}</td></tr>
<tr><td>${BOX}</td><td>${escapeHtml(words.notAssigns)}</td></tr>`;
  });
  const sender = respondent ? [respondent.name, respondent.role, ...respondent.address] : ['........................'];
  return `<!DOCTYPE html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><style>
@page { margin: ${margin}mm } body { font: ${size}pt ${font}; } table { border-collapse: collapse; width: 100% }
.form td { border: 0.5pt solid #000; padding: 3pt 5pt; vertical-align: top } .form tr { break-inside: avoid }
.box { display: inline-block; width: 10pt; height: 10pt; border: 0.8pt solid #000 }
.ring { display: inline-block; width: 10pt; height: 10pt; border: 0.8pt solid #000; border-radius: 50%; margin-inline-end: 8pt; vertical-align: -2pt }
.option { margin: 3pt 0; margin-inline-start: 14pt }</style>
<h4>${fill(phrases.subject)}</h4><table><tr><td>${escapeHtml(phrases.to)}</td><td>${phrases.director.map(escapeHtml).join('<br>')}</td>
<td>${escapeHtml(phrases.from)}</td><td>${sender.map(escapeHtml).join('<br>')}</td></tr></table>
<p>${fill(phrases.salutation)}</p><p>${fill(phrases.opening)}</p>
<table class="form"><tr><td style="width:26%"></td><td colspan="2"><b>${fill(phrases.selectOne)}</b></td></tr>${rows.join('\n')}</table>
<p>${fill(phrases.close)}</p><p>${escapeHtml(respondent?.name ?? '')}<br>${escapeHtml(phrases.administration.replace('{state}', respondent?.state ?? '[ ]'))}</p></html>`;
}

function fromChromium(html: string, paper: 'A4' | 'Letter'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'bench-print-'));
  try {
    const page = join(folder, 'form.html');
    writeFileSync(page, html.replace('@page {', `@page { size: ${paper};`));
    const out = join(folder, 'form.pdf');
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    const profile = `--user-data-dir=${join(folder, 'profile')}`;
    execFileSync('chromium', [...options, profile, `--print-to-pdf=${out}`, pathToFileURL(page).href], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
