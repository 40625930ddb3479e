import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isRegion, type Region } from '../domain/region.ts';

/**
 * Reads the administrative region of each Member State from `config/member-states/regions.tsv`. The column `source` says
 * what an entry rests on: `elections` (the region under which ITU published the State's candidature or seat in the
 * elections of 2006 to 2022, itu.int press releases), `geography` (by the region's name), or `confirm` (States of
 * Eastern Europe that may belong to region B or C: to be confirmed by TSB). It serves to group a list, nothing else.
 */
export function loadRegions(configDir: string): Map<string, Region> {
  const file = readFileSync(join(configDir, 'member-states', 'regions.tsv'));
  const rows: Record<string, string>[] = parse(file, { delimiter: '\t', columns: true, skip_empty_lines: true });
  return new Map(
    rows.flatMap(({ code = '', region = '' }): [string, Region][] => (isRegion(region) ? [[code, region]] : [])),
  );
}
