import sharp from 'sharp';
import type { Random } from './scan-random.ts';

/** A picture in RGB, eight bits a channel. */
export interface Picture {
  pixels: Buffer;
  width: number;
  height: number;
}

/** A flatbed or feeder: skew, softness, noise, a grey tint, grey or colour, JPEG. */
export async function scanner(
  page: Picture,
  random: Random,
  options: { skew: number; noise: number; quality: number; grey: boolean; turn?: number },
): Promise<Buffer> {
  const tinted = await raw(page)
    .rotate(random.between(-options.skew, options.skew), { background: '#fff' })
    .blur(random.between(0.4, 0.8))
    .linear(random.between(0.9, 0.97), random.between(2, 8))
    .raw()
    .toBuffer({ resolveWithObject: true });
  addNoise(tinted.data, options.noise, random);
  const { width, height } = tinted.info;
  const turned = sharp(tinted.data, { raw: { width, height, channels: 3 } }).rotate(options.turn ?? 0);
  return (options.grey ? turned.greyscale() : turned).jpeg({ quality: options.quality }).toBuffer();
}

/** Group 3 fax: 1728 pixels a line, black or white, salt and pepper; `coarse` has half the lines. */
export async function fax(page: Picture, random: Random, coarse: boolean): Promise<Buffer> {
  const height = Math.round(((page.height / page.width) * 1728 * (coarse ? 98 : 196)) / 204);
  const { data } = await raw(page)
    .rotate(random.between(-0.8, 0.8), { background: '#fff' })
    .greyscale()
    .resize(1728, height, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i++) {
    const dark = (data[i] ?? 255) + random.normal() * 8 < 165;
    data[i] = dark !== random.chance(0.0012) ? 0 : 255;
  }
  return sharp(data, { raw: { width: 1728, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** A copier's black and white: skew, a threshold of its own, specks. */
export async function bilevel(page: Picture, random: Random): Promise<Buffer> {
  const { data, info } = await raw(page)
    .rotate(random.between(-2, 2), { background: '#fff' })
    .blur(0.5)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const threshold = random.between(140, 190);
  for (let i = 0; i < data.length; i++) {
    const dark = (data[i] ?? 255) + random.normal() * 6 < threshold;
    data[i] = dark !== random.chance(0.0004) ? 0 : 255;
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}

/** A telephone's photo: perspective, a dark table around, a shadow, softness, noise, JPEG. */
export async function photo(page: Picture, random: Random): Promise<Buffer> {
  const [width, height] = [2300, 3100];
  const corners = photoCorners(width, height, random);
  const back = inverse(fromUnitSquare(corners));
  const out = Buffer.alloc(width * height * 3);
  const shadow = { angle: random.between(0, 6.28), depth: random.between(0.15, 0.45) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = apply(back, x, y);
      const light = 1 - shadow.depth * (0.5 + 0.5 * Math.cos(shadow.angle + (x / width) * 3 + (y / height) * 2));
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const inside = u >= 0 && v >= 0 && u < 1 && v < 1;
        const value = inside ? sample(page, u * (page.width - 1), v * (page.height - 1), channel) : 70 + channel * 8;
        out[at + channel] = Math.min(255, value * light * (channel === 2 ? 0.93 : 0.98));
      }
    }
  }
  addNoise(out, 5, random);
  return sharp(out, { raw: { width, height, channels: 3 } })
    .blur(random.between(0.5, 1))
    .jpeg({ quality: 80 })
    .toBuffer();
}

function raw(page: Picture) {
  return sharp(page.pixels, { raw: { width: page.width, height: page.height, channels: 3 } });
}

function addNoise(pixels: Buffer, sigma: number, random: Random): void {
  for (let i = 0; i < pixels.length; i += 3) {
    const noise = random.normal() * sigma;
    for (let c = 0; c < 3; c++) pixels[i + c] = Math.max(0, Math.min(255, (pixels[i + c] ?? 0) + noise));
  }
}

function sample(page: Picture, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (u: number, v: number) =>
    page.pixels[(Math.min(page.height - 1, v) * page.width + Math.min(page.width - 1, u)) * 3 + channel] ?? 255;
  const upper = at(left, top) * (1 - (x - left)) + at(left + 1, top) * (x - left);
  const lower = at(left, top + 1) * (1 - (x - left)) + at(left + 1, top + 1) * (x - left);
  return upper * (1 - (y - top)) + lower * (y - top);
}

type Quad = [number, number][];

function photoCorners(width: number, height: number, random: Random): Quad {
  const inset = () => random.between(0.02, 0.07);
  return [
    [width * inset(), height * inset()],
    [width * (1 - inset()), height * inset()],
    [width * (1 - inset()), height * (1 - inset())],
    [width * inset(), height * (1 - inset())],
  ];
}

/** The projective map of the unit square to four corners (Heckbert). */
function fromUnitSquare([p = [0, 0], q = [1, 0], r = [1, 1], s = [0, 1]]: Quad): number[] {
  const [dx1, dx2, sx] = [q[0] - r[0], s[0] - r[0], p[0] - q[0] + r[0] - s[0]];
  const [dy1, dy2, sy] = [q[1] - r[1], s[1] - r[1], p[1] - q[1] + r[1] - s[1]];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [
    q[0] - p[0] + g * q[0],
    s[0] - p[0] + h * s[0],
    p[0],
    q[1] - p[1] + g * q[1],
    s[1] - p[1] + h * s[1],
    p[1],
    g,
    h,
    1,
  ];
}

function inverse([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]: number[]): number[] {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

function apply(
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]: number[],
  x: number,
  y: number,
): [number, number] {
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}
