import type { ReadingProblem } from '../../reader.ts';
import { say } from '../../sentences.ts';
import type { JudgedPage } from '../judge-page.ts';
import { boundsOf } from '../picture/raster.ts';
import { placeOnPage } from '../place-on-page.ts';
import { writtenOutside } from './written-outside.ts';

/** What a page of the form bears in handwriting outside its table, for a person to read. */
export function remarksBeside({ form, part, page, table }: JudgedPage): ReadingProblem[] {
  if (!table) return [];
  const { picture, words, template } = form;
  const found = writtenOutside({ ink: picture.legible, words, template, table });
  if (found.length === 0) return [];
  const box = placeOnPage(picture, boundsOf(found));
  return [{ code: 'condition-in-text', ...say('scan-written-outside', { page }), place: { part, page, box } }];
}
