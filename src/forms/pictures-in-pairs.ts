import { detectFormat } from './formats/detect-format.ts';
import type { FormFile } from './reader.ts';
import { nativeLanguages } from './scan/ocr/ocr-native.ts';

/**
 * The files in their order, as they are read: one after the other, but two pictures that follow each other at once, for a
 * form is scanned or photographed a page a file, and recognition takes one processor a page. In WebAssembly it would take
 * twice the memory: there each is read by itself.
 */
export async function turnsOf(files: readonly FormFile[]): Promise<FormFile[][]> {
  const inPairs = files.length > 1 && (await nativeLanguages()).length > 0;
  const turns: FormFile[][] = [];
  let alone: FormFile[] | null = null;
  for (const file of files) {
    const isPicture = inPairs && detectFormat(file.bytes) === 'image';
    if (isPicture && alone) {
      alone.push(file);
      alone = null;
      continue;
    }
    const turn = [file];
    turns.push(turn);
    alone = isPicture ? turn : null;
  }
  return turns;
}
