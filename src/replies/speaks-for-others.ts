import type { Finding } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import { joinWrapped } from '../forms/letters/wrapped-lines.ts';
import type { FormReading } from '../forms/reader.ts';
import { letterCompanies } from './letter-companies.ts';
import { letterStates } from './letter-states.ts';

/**
 * Whom the mail's words, or those in front of the form, call the one who answers, where it is not the State of the form.
 * @param said the subject, and what the mail says beside its form
 * @param sender the mail's address
 */
export function speaksForOthers(
  said: readonly string[],
  sender: string | null,
  form: FormReading,
  memberState: string,
  { contacts, memberStates }: Register,
): Finding[] {
  const words = [...said, ...inFrontOf(form)];
  const person = form.names.find(({ role }) => role === 'from' || role === 'signature')?.text ?? '';
  const findings = [
    ...letterStates(words, memberState, memberStates),
    ...letterCompanies(words, sender, person, contacts, memberStates),
  ];
  return findings.map((finding) => ({ ...finding, cites: 'Res. 1 §9.4.1' }));
}

function inFrontOf({ freeText }: FormReading): string[] {
  const lines = freeText.filter(({ ref, behind }) => ref === undefined && behind === undefined);
  return joinWrapped(lines, (one, other) => ({ ...one, text: `${one.text} ${other.text}` })).map(({ text }) => text);
}
