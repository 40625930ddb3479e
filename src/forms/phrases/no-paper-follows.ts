import type { Language } from '../../domain/language.ts';
import { patternsOf } from './pattern.ts';
import { mayTurn } from './turning-words.ts';

/**
 * That no signed original or paper copy comes by post, and that none is needed: offices have long written that one does. It
 * denies a sheet of paper and nothing of the answer. How a pattern is written: `pattern.ts`.
 */
const NO_PAPER: Record<Language, string[]> = {
  en: [
    'original/originals/copy/copies/paper/hardcopy … not/never ?be ?been ?being ?separately send/sent/post/posted/mailed/follow/dispatched/forwarded/enclosed/attached/delivered',
    'no/neither ?signed ?paper ?hard ?printed original/originals/copy/copies/paper ?will ?shall ?is ?be ?being send/sent/posted/mailed/follow/follows/dispatched/forwarded/enclosed/attached/delivered',
    'not/never ?be send/sending/post/posting/mail/mailing/forward/forwarding ?you ?the ?a ?any ?signed ?paper ?hard ?printed original/originals/copy/copies/hardcopy',
    'no signature/stamp/seal ?is ?are required/necessary/needed',
    'message/mail/email/letter needs/requires no reply/answer/response/acknowledgement',
  ],
  fr: [
    'original/originaux/exemplaire/exemplaires/copie/copies … ne suivr/sera/seront/vous ?sera ?seront pas/plus ?etre ?envo ?transm ?adress ?expedi',
    'aucun/aucune ?autre original/exemplaire/copie … ne suivr/sera/seront/vous ?sera ?envo ?transm ?adress ?expedi',
  ],
  es: [
    'original/copia/ejemplar … no/tampoco ?se ?le ?les envi/remit/seguir/mand',
    'no/tampoco ?se ?le ?les envi/remit/mand ?el ?la ?ningun ?ninguna original/copia/ejemplar',
  ],
  ru: [
    'оригинал/подлинник/экземпляр/копия/копии … не ?будет ?будут направля/направл/отправ/последу/высыл/посыл',
    'не ?будем направля/направл/отправ/высыл/посыл ?бумажный ?подписанный оригинал/подлинник/экземпляр/копи',
  ],
  zh: [
    '原件/正本/纸质/纸本/签字件 …… 不/不再/不另/将不/不予 ?另 ?行 寄/邮寄/寄送/发送/送交',
    '不/不再/不另/将不/不予 ?另 ?行 寄/邮寄/寄送/发送/送交 ?纸质 ?纸本 原件/正本/签字件/纸质/纸本',
  ],
  ar: ['لن/لا ترسل/يرسل/نرسل/تتبع/يتبع ?أي نسخة/الأصل/أصل/نسخ', 'الأصل/نسخة لن/لا يرسل/ترسل/يتبع/تتبع'],
};

const PATTERNS = patternsOf(NO_PAPER);

/** A folded sentence without what it says of paper, unless a word in it may turn the rest: "until the Minister decides". */
export function withoutPaper(folded: string): string {
  const rest = PATTERNS.reduce((left, pattern) => pattern.take(left, () => {}), folded);
  return rest === folded || mayTurn(rest) ? folded : rest;
}
