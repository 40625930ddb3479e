import { domainToASCII } from 'node:url';

/** RFC 5321 §4.5.3.1: local part up to 64, domain up to 255 octets. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * The one mailbox that this string is, in lower case and with an ASCII domain; null where it is anything else: a list,
 * a group, an address with a name, a domain alone, or something with a line break in it.
 */
export function singleAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).toLowerCase();
  const written = address.slice(at + 1);
  const domain = at > 0 && WRITTEN_DOMAIN.test(written) ? domainToASCII(written) : '';
  if (local.length > 64 || domain.length > 253) return null;
  return LOCAL_PART.test(local) && DOMAIN.test(domain) ? `${local}@${domain}` : null;
}

/** The domain of an address that `singleAddress` has accepted. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
