import { fold, foldedWords } from '../document/fold.ts';

const REMOVAL = new RegExp(
  foldedWords('deletion|withdrawal|suppression|supresion|исключени|аннулировани|删除|撤销|废止|الغاء|حذف'),
  'u',
);

/** Whether words speak of a Recommendation that is to be deleted. */
export function speaksOfRemoval(text: string): boolean {
  return REMOVAL.test(fold(text));
}
