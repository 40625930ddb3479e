import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startedIn } from '../config.ts';

/**
 * The file or folder that a person named: as seen from the folder the program runs in, else from the one in which npm was
 * started, for npm runs every command in the project's own folder.
 * @throws with both places where nothing is found
 */
export async function namedPath(path: string): Promise<string> {
  const started = startedIn();
  const places = [path, ...(started === undefined ? [] : [resolve(started, path)])];
  for (const place of places) if (await isThere(place)) return place;
  const looked = [...new Set(places.map((place) => resolve(place)))].join(' and ');
  throw new Error(`${path}: there is no such file or folder that may be read. Looked for ${looked}.`);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
