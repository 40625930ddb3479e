import { ACCESS_SENTENCES } from '../../../access/sentences.ts';

/**
 * What the parts of the program say to staff: why something cannot be done, what was noticed. The English stands beside
 * the parts, which also log it and give it to programs; another language writes its own here, of the same shape.
 */
export const sentences = { ...ACCESS_SENTENCES };
