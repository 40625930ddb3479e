import type { Setting } from '../circulars/propose-import.ts';

/** "deadline=2024-02-08T23:59:59Z" */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Error(`"${text}": write FIELD=VALUE.`);
  return { field: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}
