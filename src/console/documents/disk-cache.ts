import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files on disk by key, made once. What nobody has looked at for long is made again when somebody does. */
export interface DiskCache {
  get(key: string, make: () => Promise<Uint8Array | null>): Promise<Uint8Array | null>;
}

const KEEP_MS = 7 * 24 * 3600 * 1000;
const MOST_FILES = 20_000;

/** Opens the cache in a folder of its own, and clears out what is old. The folder may be deleted at any time. */
export async function openDiskCache(folder: string): Promise<DiskCache> {
  await mkdir(folder, { recursive: true });
  await clearOut(folder);
  const making = new Map<string, Promise<Uint8Array | null>>();

  async function makeAndKeep(path: string, make: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const made = await make();
    // Nobody ever reads half a file: it gets its name once it is whole.
    const unfinished = `${path}.${randomUUID()}.new`;
    await writeFile(unfinished, made ?? new Uint8Array());
    await rename(unfinished, path);
    return made;
  }

  return {
    get: async (key, make) => {
      const path = join(folder, key);
      const kept = await readFile(path).catch(() => null);
      // Empty: it was tried, and there is nothing to show.
      if (kept) return kept.length > 0 ? kept : null;
      const running = making.get(path);
      if (running) return running;
      const begun = makeAndKeep(path, make).finally(() => making.delete(path));
      making.set(path, begun);
      return begun;
    },
  };
}

async function clearOut(folder: string): Promise<void> {
  const names = await readdir(folder);
  const before = names.length > MOST_FILES ? Date.now() : Date.now() - KEEP_MS;
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}
