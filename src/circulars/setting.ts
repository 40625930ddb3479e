import { CircularError } from './circular-error.ts';
import { say } from './sentences.ts';

/** What a person says of a consultation beside what its circular says: "deadline", "2024-02-08T23:59:59Z". */
export interface Setting {
  field: string;
  value: string;
}

/** "deadline=2024-02-08T23:59:59Z". @throws CircularError with how to write it */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new CircularError(say('setting-unfit', { text: text.slice(0, 80) }));
  return { field: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() };
}
