import { packZip } from '../result-file.ts';

/** So much goes into one zip; a compendium that is larger comes in several. */
const PART_BYTES = 64 * 1024 * 1024;

/** Files packed into as few zips as their size allows; each is packed and let go as soon as it is full. */
export class ZipParts {
  readonly #zips: Uint8Array[] = [];
  readonly #taken = new Set<string>();
  #entries: { name: string; content: Uint8Array }[] = [];
  #bytes = 0;

  /** @returns the name that the file has got: names that differ in case only would collide on some systems */
  add(folder: string, name: string, content: Uint8Array): string {
    if (this.#bytes > 0 && this.#bytes + content.length > PART_BYTES) this.#close();
    const path = this.#free(`${folder}/${name}`);
    this.#entries.push({ name: path, content });
    this.#bytes += content.length;
    return path;
  }

  finish(): Uint8Array[] {
    if (this.#entries.length > 0) this.#close();
    return this.#zips;
  }

  #close(): void {
    this.#zips.push(packZip(this.#entries));
    this.#entries = [];
    this.#bytes = 0;
  }

  #free(path: string): string {
    const dot = path.lastIndexOf('.');
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? path : `${path.slice(0, dot)} (${number})${path.slice(dot)}`;
      if (this.#taken.has(candidate.toLowerCase())) continue;
      this.#taken.add(candidate.toLowerCase());
      return candidate;
    }
  }
}
