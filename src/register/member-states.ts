import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { indexMemberStates, type MemberStates } from '../domain/member-state.ts';

/** Reads the Member States, their names in six languages and the names that are none, from `config/member-states/`. */
export function loadMemberStates(configDir: string): MemberStates {
  const table = (file: string) => readTable(join(configDir, 'member-states', file));
  const states = table('members.tsv').map((row) => ({
    code: row.code ?? '',
    name: row.name ?? '',
    since: row.since || null,
  }));
  const names = table('aliases.tsv').map((row) => ({ code: row.code ?? '', name: row.name ?? '' }));
  const displayed = states.flatMap(({ code }) => displayNames(code));
  const others = table('not-members.tsv').map((row) => ({ code: row.code ?? '', name: row.name ?? '' }));
  const othersDisplayed = others.filter(({ code }) => code.length === 2).flatMap(({ code }) => displayNames(code));
  return indexMemberStates(states, [...names, ...displayed], [...others, ...othersDisplayed]);
}

/** The six languages, Chinese in both of its scripts. */
const DISPLAYS = ['ar', 'en', 'es', 'fr', 'ru', 'zh', 'zh-Hant', 'zh-Hant-HK'].map(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
);

/** The names that Unicode's own tables give a State: what people see in their software, and type. */
function displayNames(code: string): { code: string; name: string }[] {
  return DISPLAYS.map((display) => display.of(code)).flatMap((name) => (name ? [{ code, name }] : []));
}

function readTable(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { delimiter: '\t', columns: true, quote: null, skip_empty_lines: true });
}
