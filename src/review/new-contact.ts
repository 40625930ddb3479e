import { type Contact, contactsOf } from '../domain/contact.ts';
import type { ReviewCase } from './read-cases.ts';

/** Where one of these was found, the From line proves nobody: the address is not offered. */
const UNPROVEN = new Set<string>(['sender-unauthenticated', 'return-path-differs', 'automatic-with-form']);

/**
 * The contact that a confirmed reply may enter in the register: its sender, for the Member State that a person said it
 * speaks for, in the form's language. Whoever settles the case decides whether it is saved.
 * @returns null where the sender is registered for that State, is not known, or did not prove itself
 */
export function newContact(
  found: Pick<ReviewCase, 'sender' | 'reasons' | 'understood'>,
  memberState: string,
  contacts: readonly Contact[],
): Contact | null {
  const sender = found.sender?.toLowerCase();
  if (!sender || found.reasons.some(({ code }) => UNPROVEN.has(code))) return null;
  if (contactsOf(sender, contacts).some((contact) => contact.memberState === memberState)) return null;
  return { memberState, address: sender, name: null, language: found.understood.language };
}
