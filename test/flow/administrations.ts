import { CONFIG_DIR } from '../../src/config.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import type { Administration } from './reply-mail.ts';

/** One made-up administration for each Member State that was one when Circular 142 was issued. */
export function everyAdministration(): Administration[] {
  const states = loadMemberStates(CONFIG_DIR).all.filter(({ since }) => since === null);
  return states.map(({ code, name }) => ({ code, domain: `tap.example.${code.toLowerCase()}`, name, language: 'en' }));
}

/** A register of contacts in which each of them has one address: `tap@` its domain. */
export function writeContacts(administrations: readonly Administration[]): string {
  const lines = administrations.map(({ code, domain, language }) => `${code},tap@${domain},TAP desk,${language}`);
  return ['member_state,email,name,language', ...lines].join('\n');
}
