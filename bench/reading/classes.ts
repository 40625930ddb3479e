import { fillableForms } from './acroform-classes.ts';
import { deceptiveForms, structuredForms } from './deceptive.ts';
import type { Floor, FormClass } from './form-class.ts';
import { fromHtml, htmlBodies, htmlFiles, textBodies } from './html-classes.ts';
import { inventedForms } from './invented-marks.ts';
import { converted } from './office-classes.ts';
import { pageDeceptions } from './page-deceptions.ts';
import { packedByQpdf, printedByBrowser, writtenByCairo } from './print-classes.ts';
import { SCANS } from './scan-classes.ts';
import { scanned } from './scanned-prints.ts';
import { WORD_STYLES, wordForms } from './word-classes.ts';

const fields = wordForms(WORD_STYLES['form-field']);
const fieldsInPdf = converted(fields, 'pdf');
const controlsInPdf = converted(wordForms(WORD_STYLES['content-control']), 'pdf');
const typedInPdf = converted(wordForms(WORD_STYLES['typed-in-print']), 'pdf');
const marked = (share: number, ms: number): Floor => ({ alone: share, ms });

/** Every class of forms, in the order of the table. */
export const CLASSES: readonly FormClass[] = [
  { name: 'docx-form-field', make: fields, floor: marked(99, 15) },
  { name: 'docx-content-control', make: wordForms(WORD_STYLES['content-control']), floor: marked(99, 15) },
  { name: 'docx-typed', make: wordForms(WORD_STYLES.typed), floor: marked(85, 15) },
  { name: 'docx-struck', make: wordForms(WORD_STYLES.struck), floor: marked(85, 15) },
  { name: 'docx-highlighted', make: wordForms(WORD_STYLES.highlighted), floor: marked(85, 15) },
  { name: 'docx-tracked', make: wordForms(WORD_STYLES.tracked), floor: marked(85, 15) },
  { name: 'docx-mixed', make: wordForms('mixed') },
  { name: 'docx-invented', make: inventedForms },
  { name: 'docm-dotx', make: wordForms(WORD_STYLES['form-field'], ['docm', 'dotx']), floor: marked(99, 15) },
  { name: 'doc-form-field', make: converted(fields, 'doc'), floor: marked(99, 5) },
  { name: 'doc-typed', make: converted(wordForms(WORD_STYLES.typed), 'doc') },
  { name: 'doc-mixed', make: converted(wordForms('mixed'), 'doc') },
  { name: 'odt-form-field', make: converted(fields, 'odt'), floor: { alone: 97 } },
  { name: 'odt-mixed', make: converted(wordForms('mixed'), 'odt') },
  { name: 'rtf-mixed', make: converted(wordForms('mixed'), 'rtf') },
  { name: 'pdf-form-field', make: fieldsInPdf, floor: { alone: 97, ms: 60 } },
  { name: 'pdf-content-control', make: controlsInPdf, floor: { alone: 97, ms: 60 } },
  { name: 'pdf-typed', make: typedInPdf, floor: { alone: 97, ms: 60 } },
  { name: 'pdf-mixed', make: converted(wordForms('mixed-in-print'), 'pdf') },
  { name: 'pdf-browser', make: printedByBrowser, floor: { alone: 85 } },
  { name: 'pdf-cairo', make: writtenByCairo(fieldsInPdf), floor: { alone: 97 } },
  { name: 'pdf-qpdf', make: packedByQpdf(fieldsInPdf), floor: { alone: 97 } },
  { name: 'acroform-check-boxes', make: fillableForms('check-boxes'), floor: { alone: 99 } },
  { name: 'acroform-radio-buttons', make: fillableForms('radio-buttons'), floor: { alone: 99 } },
  { name: 'acroform-flattened', make: fillableForms('check-boxes', true) },
  { name: 'html-file', make: htmlFiles },
  { name: 'html-body', make: htmlBodies },
  { name: 'text-body', make: textBodies },
  { name: 'docx-libreoffice', make: fromHtml('docx') },
  { name: 'doc-libreoffice', make: fromHtml('doc') },
  { name: 'odt-libreoffice', make: fromHtml('odt') },
  { name: 'rtf-libreoffice', make: fromHtml('rtf') },
  { name: 'pdf-libreoffice', make: fromHtml('pdf') },
  { name: 'structure', make: structuredForms },
  { name: 'deceptive', make: deceptiveForms },
  ...SCANS,
  { name: 'scan-filled-content-control', make: scanned(controlsInPdf, 'scan-200'), oneIn: 10 },
  { name: 'scan-filled-form-field', make: scanned(fieldsInPdf, 'scan-200'), oneIn: 10 },
  { name: 'scan-filled-typed', make: scanned(typedInPdf, 'scan-200'), oneIn: 10 },
  { name: 'scan-pages-to-deceive', make: pageDeceptions, oneIn: 5 },
];
