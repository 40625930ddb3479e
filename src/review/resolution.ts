/** How a case was settled, as its row tells it: "accept: as the letter says". */
export interface ToldResolution {
  kind: 'accept' | 'merge' | 'ignore' | 'reprocess' | 'corrected';
  /** The person's reason; null where none was given. */
  why: string | null;
}

const KINDS: Readonly<Record<string, ToldResolution['kind']>> = {
  accept: 'accept',
  merge: 'merge',
  ignore: 'ignore',
  'processed again': 'reprocess',
};

/** Takes the line in a case's row apart; null where it is none of ours. */
export function readResolution(line: string): ToldResolution | null {
  if (line.startsWith('settled by the corrected form')) return { kind: 'corrected', why: null };
  const [, word = '', why = null] = /^([a-z ]+?)(?:: (.*))?$/s.exec(line) ?? [];
  const kind = KINDS[word];
  return kind ? { kind, why } : null;
}
