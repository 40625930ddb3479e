import { detectImage } from '../../forms/formats/detect-image.ts';

export interface ImageSize {
  width: number;
  height: number;
}

/** A picture's size in pixels from its header; null for formats that cannot be logos (TIFF, HEIC) and damaged ones. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 30) return null;
  switch (detectImage(bytes)) {
    case 'png':
      return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
    case 'gif':
      return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
    case 'bmp':
      return { width: Math.abs(data.readInt32LE(18)), height: Math.abs(data.readInt32LE(22)) };
    case 'jpeg':
      return jpegSize(data);
    default:
      return null;
  }
}

/** The size stands in the start-of-frame segment (ITU-T T.81 B.2.2), behind segments of any length. */
function jpegSize(data: Buffer): ImageSize | null {
  for (let at = 2; at + 9 <= data.length && data[at] === 0xff; ) {
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    // Fill bytes may stand in front of a marker.
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
