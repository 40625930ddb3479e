import sharp, { type Sharp } from 'sharp';
import type { Raster } from '../../src/forms/scan/picture/raster.ts';
import { PIXELS_PER_POINT } from '../../src/forms/scan/template/stack-pages.ts';
import type { Random } from '../forms/scan-random.ts';
import { DRAWN_DPI, SIDE } from './draw-sample.ts';

/** Pixels a millimetre that pages are read at, about. */
const READ_AT = (PIXELS_PER_POINT * 72) / 25.4;
const FAX_DPI = 204;
/** Share of a drawing's pixels that are darker than its paper. */
const PAPER = 0.85;

type Way = 'scan' | 'photo' | 'fax' | 'bilevel';

/** A drawing as a scanner, a fax or a telephone shows it, brought to the size that pages are read at: an ink map. */
export async function scanSample(svg: string, random: Random): Promise<Raster> {
  const way = random.pick<Way>(['scan', 'scan', 'scan', 'photo', 'photo', 'fax', 'bilevel']);
  const isBlackAndWhite = way === 'fax' || way === 'bilevel';
  const seen = await expose(await lay(svg, way, random), way, random);
  const kept = isBlackAndWhite ? await seen.png().toBuffer() : await jpeg(seen, random);
  const side = Math.round(SIDE * READ_AT * random.between(0.95, 1.13));
  const light = await sharp(kept)
    .resize(side, side, { fit: 'fill', kernel: random.pick(['cubic', 'linear']) })
    .greyscale()
    .raw()
    .toBuffer();
  return { width: side, height: side, data: inkOf(light, random.between(1, 1.2)) };
}

/** On the glass: a little askew, out of focus, at one of the usual resolutions. */
async function lay(svg: string, way: Way, random: Random): Promise<Sharp> {
  const drawn = Math.round((SIDE / 25.4) * DRAWN_DPI);
  const dpi = way === 'fax' ? FAX_DPI : random.pick([110, 150, 150, 200, 200, 300]);
  const side = Math.round((SIDE / 25.4) * dpi);
  const isCoarse = way === 'fax' && random.chance(0.5);
  let picture = sharp(Buffer.from(svg)).greyscale();
  if (random.chance(0.7)) {
    picture = picture.rotate(random.between(-2, 2), { background: '#fff' }).resize(drawn, drawn, { fit: 'cover' });
  }
  if (way !== 'fax') {
    const soft = picture.blur(random.between(0.4, way === 'photo' ? 2.6 : 1.8));
    picture = sharp(await soft.png({ compressionLevel: 0 }).toBuffer());
  }
  const kernel = random.pick(['cubic', 'linear', 'lanczos3'] as const);
  return picture.resize(side, isCoarse ? Math.round(side / 2) : side, { fit: 'fill', kernel }).greyscale();
}

/** Grey paper and pale ink, noise, a shadow; or black and white, with salt and pepper. */
async function expose(picture: Sharp, way: Way, random: Random): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const [paper, ink] = [random.between(200, 252), random.between(0, 60)];
  const noise = random.between(1, way === 'photo' ? 9 : 5);
  const threshold = random.between(110, 195);
  const salt = random.chance(0.4) ? random.between(0, 0.003) : 0;
  const slope = way === 'photo' ? random.between(-0.15, 0.15) : 0;
  const pixels = Uint8Array.from(data, (light, i) => {
    const shade = 1 + slope * ((i % info.width) / info.width - 0.5);
    const seen = (ink + (light / 255) * (paper - ink)) * shade + random.normal() * noise;
    if (way === 'fax' || way === 'bilevel') return seen < threshold !== random.chance(salt) ? 0 : 255;
    return Math.max(0, Math.min(255, seen));
  });
  return sharp(pixels, { raw: { width: info.width, height: info.height, channels: 1 } });
}

function jpeg(picture: Sharp, random: Random): Promise<Buffer> {
  return picture.jpeg({ quality: random.pick([50, 60, 75, 85, 92]) }).toBuffer();
}

function inkOf(light: Uint8Array, gain: number): Uint8Array {
  const white = Math.max(60, Uint8Array.from(light).sort()[Math.floor(light.length * PAPER)] ?? 255);
  return Uint8Array.from(light, (value) => Math.max(0, Math.min(255, (255 - (255 * value) / white) * gain)));
}
