/** "T22-142-CH-7Q2M9KX4A1" of a reply, "CASE-7Q2M9KX4A1" of a case: what a mail of ours puts into its subject. */
const REFERENCE = /(?<![A-Z0-9-])(?:T\d{2}-\d{1,5}-[A-Z]{2}|CASE)-[0-9A-HJKMNP-TV-Z]{10}(?![A-Z0-9-])/gi;

/** Every reference in a text, in order and without repetition; mail programs may have changed the case of letters. */
export function findReferences(text: string): string[] {
  return [...new Set([...text.matchAll(REFERENCE)].map(([reference]) => reference.toUpperCase()))];
}
