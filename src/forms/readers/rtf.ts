import type { Reader } from '../reader.ts';
import { readDrawn } from './read-drawn.ts';
import { walkRtf } from './rtf/rtf-document.ts';

/** Rich Text Format files. */
export const rtfReader: Reader = {
  name: 'rtf',
  formats: ['rtf'],
  read: async (file, context) => readDrawn(file, walkRtf(file), context),
};
