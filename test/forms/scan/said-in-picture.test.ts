import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Script } from '../../../src/forms/scan/ocr/ocr.ts';
import { saidInPicture } from '../../../src/forms/scan/said-in-picture.ts';

const said = (name: string, script: Script = 'latin') =>
  saidInPicture(sharp(fileURLToPath(new URL(`../../corpus/pictures/${name}.png`, import.meta.url))), script);

describe('a picture on a form says', () => {
  test.each<[string, Script, RegExp]>([
    ['rejected', 'latin', /REJECTED/],
    ['rejected', 'arabic', /REJECTED/],
    ['rejected-small', 'latin', /REJECTED/],
    ['rejected-light-on-dark', 'latin', /REJECTED/],
    ['annule-aslant', 'latin', /ANNUL/],
    ['annulled-ru', 'cyrillic', /АННУЛИРОВАНО/],
    ['draft-pale', 'latin', /DRAFT/],
    ['letter-en', 'latin', /cannot agree/],
    ['letter-en', 'cyrillic', /cannot agree/],
    ['note-small', 'latin', /no mandate to decide/],
  ])('%s, on a form in %s letters', async (name, script, words) => {
    expect(await said(name, script)).toMatch(words);
  });

  test.each<[string, Script]>([
    ['received', 'latin'],
    ['confidential-aslant', 'latin'],
    ['ministry', 'latin'],
    ['ministry', 'cyrillic'],
    ['address', 'latin'],
    ['address', 'cyrillic'],
    ['motto', 'latin'],
    ['signature', 'latin'],
    ['seal', 'latin'],
  ])('nothing: %s, on a form in %s letters', async (name, script) => {
    expect(await said(name, script)).toBeNull();
  });
});
