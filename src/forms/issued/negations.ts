import { fold } from '../document/fold.ts';

/**
 * Words that deny, in languages in which a form may be issued one day. They are no wording of any form: they only help
 * to see which of two statements is the refusal, and which of two options says that there is nothing to say.
 */
const NEGATIONS = `no not none nothing without neither nor never nil
  non ne pas sans aucun aucune rien ni sin ningun ninguna ninguno nada não sem nenhum nenhuma nicht kein keine keinen
  ohne nichts senza nessun nessuna nessuno niente niet geen zonder inte ingen inga utan ikke ingen intet uden uten ei
  nie nincs bez brak nenhuns ne nu fara niciun nicio nici nema δεν χωρίς καμία κανένα όχι не нет без ни никаких nema
  žádné žádný nesouhlasí yok değil tanpa tidak không لا بدون دون عدم غير ليس ליא לא ללא אין نه بدون`;

const WORDS = new Set(NEGATIONS.split(/\s+/u).map(fold));
const CHINESE_OR_JAPANESE = /[不无無未没沒非否]|ない|なし|ません/u;

export function denies(wording: string): boolean {
  const folded = fold(wording);
  if (CHINESE_OR_JAPANESE.test(wording)) return true;
  return (folded.match(/\p{L}+/gu) ?? []).some((word) => WORDS.has(word));
}
