import type { Finding } from '../domain/finding.ts';
import type { Register } from '../domain/register.ts';
import type { FormReading } from '../forms/reader.ts';
import { letterCompanies } from './letter-companies.ts';
import { letterStates } from './letter-states.ts';

/**
 * Whom the mail's words, or those in front of the form, call the one who answers, where it is not the State of the form.
 * @param said the subject, and what the mail says beside its form or in front of it
 * @param sender the mail's address
 */
export function speaksForOthers(
  said: readonly string[],
  sender: string | null,
  form: FormReading,
  memberState: string,
  { contacts, memberStates }: Register,
): Finding[] {
  const person = form.names.find(({ role }) => role === 'from' || role === 'signature')?.text ?? '';
  const findings = [
    ...letterStates(said, memberState, memberStates),
    ...letterCompanies(said, sender, person, contacts, memberStates),
  ];
  return findings.map((finding) => ({ ...finding, cites: 'Res. 1 §9.4.1' }));
}
