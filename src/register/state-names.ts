import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isLanguage, type Language } from '../domain/language.ts';
import type { StateNames } from '../domain/state-names.ts';

/** Which list is asked first for a language: the Union's own, then the United Nations' statistics, then its terms. */
const LISTS = ['itu', 'un-m49', 'unterm-short', 'cldr'];

/** The article that the United Nations' terms give after a name: "Suisse (la)". */
const ARTICLE = /\s*\((?:la|le|les|l['’]|el|los|las|the)\)$/iu;

/** Reads what Member States are called in the six languages, from `config/member-states/`. */
export function loadStateNames(configDir: string): StateNames {
  const names = new Map<string, string>();
  const ranks = new Map<string, number>();
  for (const { code = '', language = '', kind = '', name = '' } of readAliases(configDir)) {
    const key = `${code} ${language}`;
    const rank = LISTS.indexOf(kind);
    if (rank < 0 || rank >= (ranks.get(key) ?? LISTS.length)) continue;
    ranks.set(key, rank);
    names.set(key, name.replace(ARTICLE, '').replaceAll('’', "'"));
  }
  const displays = new Map<string, Intl.DisplayNames>();
  return (code, language) => names.get(`${code} ${language}`) ?? displayName(displays, code, language);
}

function displayName(displays: Map<string, Intl.DisplayNames>, code: string, language: Language): string {
  const display = displays.get(language) ?? new Intl.DisplayNames([language], { type: 'region' });
  displays.set(language, display);
  return display.of(code) ?? code;
}

function readAliases(configDir: string): Record<string, string>[] {
  const file = readFileSync(join(configDir, 'member-states', 'aliases.tsv'));
  const rows: Record<string, string>[] = parse(file, {
    delimiter: '\t',
    columns: true,
    quote: null,
    skip_empty_lines: true,
  });
  return rows.filter(({ language = '' }) => isLanguage(language));
}
