import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { turnsOf } from '../../src/forms/pictures-in-pairs.ts';
import { nativeLanguages } from '../../src/forms/scan/ocr/ocr-native.ts';

let picture: Buffer;

beforeAll(async () => {
  picture = await sharp({ create: { width: 20, height: 30, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
});

/** p: a picture, t: a text. */
async function turns(kinds: string): Promise<string[]> {
  const files = [...kinds].map((kind, i) => ({
    name: `${kind}${i}`,
    bytes: kind === 'p' ? picture : Buffer.from('Dear Sir,\n'),
  }));
  return (await turnsOf(files)).map((turn) => turn.map(({ name }) => name).join('+'));
}

test('of pictures that follow each other two are read at once, where recognition takes a processor each', async () => {
  const isNative = (await nativeLanguages()).length > 0;
  expect(await turns('ppp')).toEqual(isNative ? ['p0+p1', 'p2'] : ['p0', 'p1', 'p2']);
});

test('other files are read by themselves, and every file in its order', async () => {
  expect(await turns('ptptt')).toEqual(['p0', 't1', 'p2', 't3', 't4']);
  expect(await turns('p')).toEqual(['p0']);
  expect(await turns('')).toEqual([]);
});
