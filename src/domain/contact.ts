/** A line of the register: who may send a reply for which Member State. */
export interface Contact {
  memberState: string;
  /** An address, or `@domain` for every address of exactly that domain; lower case. */
  address: string;
  name: string | null;
  language: string | null;
}

/** The register's entries for a sender: by address, else by domain. */
export function contactsOf(sender: string, contacts: readonly Contact[]): Contact[] {
  const address = sender.toLowerCase();
  const byAddress = contacts.filter((contact) => contact.address === address);
  if (byAddress.length > 0) return byAddress;
  const domain = address.slice(address.lastIndexOf('@'));
  return contacts.filter((contact) => contact.address === domain);
}
