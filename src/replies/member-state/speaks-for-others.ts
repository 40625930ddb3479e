import type { Finding } from '../../domain/finding.ts';
import type { Register } from '../../domain/register.ts';
import { wordsBelow } from '../../forms/letters/words-around.ts';
import type { FormReading } from '../../forms/reader.ts';
import { letterCompanies } from './letter-companies.ts';
import { letterStates } from './letter-states.ts';

/**
 * Whom the mail's words, or those in front of the form or below it, call the one who answers, where it is not the State of
 * the form. Below it companies are left to other rules: whoever signs there may do so for anybody.
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
    ...letterStates([...said, ...wordsBelow(form)], memberState, memberStates),
    ...letterCompanies(said, sender, person, contacts, memberStates),
  ];
  return findings.map((finding) => ({ ...finding, cites: 'Res. 1 §9.4.1' }));
}
