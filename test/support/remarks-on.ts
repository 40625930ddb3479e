import { type JudgedPage, toJudge } from '../../src/forms/scan/judged-pages.ts';
import { lookOutside } from '../../src/forms/scan/outside/look-outside.ts';
import { remarksBeside } from '../../src/forms/scan/outside/remarks-beside.ts';

/** What is told of pages that a test has drawn, whose table and records it says itself. */
export function remarksOn(pages: readonly Omit<JudgedPage, 'outside'>[]) {
  return remarksBeside(pages.map((page) => ({ ...page, outside: lookOutside(toJudge(page.form), page) })));
}
