import { z } from 'zod';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** A piece of a mail's wording that must use exactly these placeholders: each at least once, and no other. */
export function wording(...placeholders: string[]) {
  return z
    .string()
    .trim()
    .min(1, 'write a sentence')
    .superRefine((text, context) => {
      for (const message of wrongPlaceholders(text, placeholders)) context.addIssue({ code: 'custom', message });
    });
}

function wrongPlaceholders(text: string, placeholders: readonly string[]): string[] {
  const used = [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  return [
    ...used.filter((name) => !placeholders.includes(name)).map((name) => `remove the unknown placeholder {${name}}`),
    ...placeholders.filter((name) => !used.includes(name)).map((name) => `use the placeholder {${name}}`),
    ...(/[{}]/.test(text.replace(PLACEHOLDER, '')) ? ['remove the brace that belongs to no placeholder'] : []),
  ];
}

/**
 * Puts the values into the wording.
 * @param direction in text from right to left every value is isolated, so that "X.1150" keeps its own order
 * @throws Error if a placeholder has no value: a bug, since the wording was checked when it was loaded
 */
export function fillTemplate(text: string, values: Record<string, string>, direction: 'ltr' | 'rtl' = 'ltr'): string {
  return text.replace(PLACEHOLDER, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`no value for the placeholder {${name}}`);
    return direction === 'rtl' ? `\u2068${oneLine(value)}\u2069` : oneLine(value);
  });
}

/** A value on one line: no control characters (RFC 5322 §2.2: no CR or LF in a header), none that turns the direction. */
export function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toWellFormed();
}
