import { type Judgement, judgePage, type PageToJudge } from './judge-page.ts';
import { lookOutside, type Outside } from './outside/look-outside.ts';

/** What a page shows of its records, and about them. */
export type SheetJudgement = Judgement & { outside: Outside };

/** All that a page of the form says by itself. */
export function judgeSheet(page: PageToJudge): SheetJudgement {
  const judgement = judgePage(page);
  return { ...judgement, outside: lookOutside(page, judgement) };
}
