/**
 * Draws boxes and what people put into them, as the witness is shown them:
 * node bench/marks/make-samples.ts OUT COUNT SEED [tested]
 * writes OUT.bin (a byte a pixel) and OUT.json (the kind of each). With "tested" letters come from other hands.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { KINDS, viewMark } from '../../src/forms/scan/marks/learned/mark-view.ts';
import { Random } from '../forms/scan-random.ts';
import { drawSample, type Hands, SIDE } from './draw-sample.ts';
import { Writing } from './glyphs.ts';
import { scanSample } from './scan-sample.ts';

/** Fonts of the hands that the witness learns from, and of those that it is tested with. */
const LEARNT =
  'caveat patrick-hand kalam indie-flower shadows-into-light homemade-apple reenie-beanie nothing-you-could-do gloria-hallelujah architects-daughter rock-salt covered-by-your-grace permanent-marker handlee cedarville-cursive la-belle-aurore marck-script bad-script neucha pangolin amatic-sc aref-ruqaa nanum-pen-script';
const TESTED =
  'mirza schoolbell coming-soon sue-ellen-francisco just-me-again-down-here over-the-rainbow waiting-for-the-sunrise mansalva';
/** Chinese fonts come in a hundred parts; these hold the common characters. */
const CHINESE = 'ma-shan-zheng zhi-mang-xing long-cang';
const ALPHABETS = /-(latin|cyrillic|arabic)-[47]00-/;
const COMMON_CHARACTERS = /-(9\d|1[01]\d)-400-/;
/** Samples made at the same time. */
const TOGETHER = 12;
/** Each sample has a chance of its own, so that any of a set can be made again alone. */
const SEEDS_OF_A_SET = 10_000_000;

const [out, count, seed, set] = process.argv.slice(2);
if (!out || !Number(count) || !Number(seed)) throw new Error('Usage: make-samples.ts OUT COUNT SEED [tested]');
const hands: Hands = {
  written: new Writing((set === 'tested' ? TESTED : LEARNT).split(' '), ALPHABETS),
  printed: new Writing(['roboto', 'source-serif-4'], /-(latin|cyrillic)-400-/),
};
if (set !== 'tested') for (const name of CHINESE.split(' ')) hands.written.add(name, COMMON_CHARACTERS);

const file = openSync(`${out}.bin`, 'w');
const kinds: number[] = [];
for (let i = 0; i < Number(count); i += TOGETHER) {
  const rest = Math.min(TOGETHER, Number(count) - i);
  const made = await Promise.all(Array.from({ length: rest }, (_, k) => make(Number(seed) * SEEDS_OF_A_SET + i + k)));
  for (const { view, kind } of made) {
    writeSync(file, view);
    kinds.push(kind);
  }
  process.stderr.write(`\r${kinds.length} of ${count}`);
}
closeSync(file);
writeFileSync(`${out}.json`, JSON.stringify(kinds));

async function make(own: number) {
  const random = new Random(own);
  const { svg, kind, boxSize } = drawSample(random, hands);
  const page = await scanSample(svg, random);
  // Outlines are found a pixel beside where they are, and a little too large or small.
  const size = (boxSize * page.width) / SIDE;
  const found = size * (1 + random.normal() * 0.05);
  const place = () => (page.width - found) / 2 + random.normal() * 1.1;
  const view = viewMark(page, { x: place(), y: place(), width: found, height: found });
  return {
    view: Uint8Array.from(view, (dark) => Math.round(dark * 255)),
    kind: KINDS.indexOf(kind),
  };
}
