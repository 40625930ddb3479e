import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const FORMS = new URL('../../../../config/consultations/t22-142/', import.meta.url);

/** The blank form as issued, in one language. */
export function blankForm(language: string): Promise<Buffer> {
  return readFile(new URL(`annex-2.${language}.docx`, FORMS));
}

/** The form with the box numbered `box` (0: assign, 1: not-assign) ticked for every text, "no comments" marked. */
export async function filledForm(language = 'en', box: 0 | 1 = 0): Promise<Buffer> {
  const parts = unzipSync(await blankForm(language));
  const document = parts['word/document.xml'];
  if (!document) throw new Error('the blank form has no main part');
  let index = 0;
  const ticked = strFromU8(document).replace(/<w:default w:val="0"\/>/g, (blank) =>
    index++ % 2 === box ? `${blank}<w:checked/>` : blank,
  );
  let circle = -1;
  // The first circle is that of the wording, the second "no comments", the third "comments".
  const marked = ticked.replace(/\u20dd/g, (blank) => {
    circle++;
    return box === 0 && circle % 3 === 1 ? 'X' : blank;
  });
  return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(marked) }, { mtime: '2024-01-01T00:00:00' }));
}
