import type { FormDocument } from '../../src/forms/document/form-document.ts';
import { interpretForm } from '../../src/forms/interpret-form.ts';
import { locateRecords } from '../../src/forms/locate-records.ts';
import { circular142 } from './circular-142.ts';
import { type FormSpec, type RecordSpec, tableForm } from './form-document.ts';
import { WORDING } from './form-wording.ts';

/** The answer of each text as "assign none", and the findings as "code" or "code X.1150". */
export function readDocument(document: FormDocument): { answers: Record<string, string>; findings: string[] } {
  const { answers, findings } = interpretForm(locateRecords(document), circular142);
  return {
    answers: Object.fromEntries(
      Object.entries(answers).map(([ref, { decision, comments }]) => [
        ref,
        [decision, comments].filter(Boolean).join(' ') || '-',
      ]),
    ),
    findings: findings.map(({ code, text }) => (text ? `${code} ${text}` : code)),
  };
}

/**
 * A form for all eight texts: the given records for the first texts, the others as the fill says (by default blank).
 */
export function fullForm(
  first: Omit<RecordSpec, 'label'>[],
  fill: Omit<RecordSpec, 'label'> = {},
  spec: Partial<FormSpec> = {},
) {
  const { label } = WORDING[spec.language ?? 'en'];
  const records = circular142.texts.map(({ ref }, index) => ({ label: label(ref), ...(first[index] ?? fill) }));
  return tableForm({ ...spec, records });
}
