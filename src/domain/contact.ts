/** What an entry stands for; a permanent mission in Geneva often speaks for its administration. */
export const CONTACT_KINDS = ['person', 'mailbox', 'domain', 'mission'] as const;

export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A line of the register: who may send a reply for which Member State. */
export interface Contact {
  memberState: string;
  /** An address, or `@domain` for every address of exactly that domain; lower case. */
  address: string;
  name: string | null;
  language: string | null;
  /** Absent: as the address says, a domain or else a person. */
  kind?: ContactKind;
}

export function kindOf(contact: Contact): ContactKind {
  return contact.kind ?? (contact.address.startsWith('@') ? 'domain' : 'person');
}

/** The register's entries for a sender: by address, else by domain. */
export function contactsOf(sender: string, contacts: readonly Contact[]): Contact[] {
  const address = sender.toLowerCase();
  const byAddress = contacts.filter((contact) => contact.address === address);
  if (byAddress.length > 0) return byAddress;
  const domain = address.slice(address.lastIndexOf('@'));
  return contacts.filter((contact) => contact.address === domain);
}
