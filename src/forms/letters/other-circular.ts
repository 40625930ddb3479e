import type { Finding } from '../../domain/finding.ts';
import type { FileReading, FormInFile } from '../file-reading.ts';
import { say } from '../sentences.ts';

/**
 * A mail or a letter with a line that names another circular than the form does, and not that of the form. Whether the other
 * one is known here does not matter: where it calls the form the reply to it, one of the two is wrong.
 * @param notes the mail's own bodies that are no form
 * @param files what came along; only a letter among them says what the mail is
 */
export function otherCircularFindings(
  notes: readonly FileReading[],
  files: readonly FileReading[],
  forms: readonly FormInFile[],
): Finding[] {
  const onForms = new Set(forms.flatMap(({ reading }) => reading.circulars));
  const letters = files.filter(({ reading }) => reading?.salutes && reading.records.length === 0);
  const lines = [...notes, ...letters].flatMap(({ reading }) => reading?.numbered ?? []);
  const [other] = lines.find((numbers) => !numbers.some((number) => onForms.has(number))) ?? [];
  if (other === undefined || onForms.size === 0) return [];
  const about = { inLetter: other, onForm: [...onForms].join(', ') };
  return [{ code: 'circular-mismatch', ...say('letter-names-other-circular', about) }];
}
