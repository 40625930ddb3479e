import type { Reader } from '../reader.ts';
import { walkOdt } from './odt/odt-document.ts';
import { readDrawn } from './read-drawn.ts';

/** OpenDocument texts, in their container or flat. */
export const odtReader: Reader = {
  name: 'odt',
  formats: ['odt'],
  read: async (file, context) => readDrawn(file, walkOdt(file), context),
};
