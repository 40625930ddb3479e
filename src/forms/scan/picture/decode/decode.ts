import type { Sharp } from 'sharp';
import type { Pixels } from '../ink/ink.ts';

/**
 * A picture's pixels.
 * @param isGrey whether it has one channel, which would otherwise be given three times
 */
export async function decode(page: Sharp, isGrey: boolean): Promise<Pixels> {
  const shown = isGrey ? page.toColourspace('b-w') : page;
  const { data, info } = await shown.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}
