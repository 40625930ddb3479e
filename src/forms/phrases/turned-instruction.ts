import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { patternsOf } from './pattern.ts';

/** The form asks to select a box: whoever asks to strike one, or not to select it, has a mark mean the contrary. */
const TURNED: Record<Language, string[]> = {
  en: [
    'delete/strike/cross/reject/remove/refuse/discard … box/boxes/option/options',
    'not/never … select/tick/mark/choose/cross … box/boxes/option/options',
    'box/boxes/option/options … not apply/chosen/selected/applicable/wanted',
    'box/boxes/option/options … reject/rejected/refuse/refused/oppose',
  ],
  fr: [
    'barrez/barrer/biffe/raye/supprime/rejet/ecarte … case/option',
    'ne … cocher/cochez/choisir … case/option',
    'case/option … ne/pas/inutile',
  ],
  es: [
    'tache/tachar/suprim/elimin/borre/borrar/rechaz … casilla/opcion',
    'no … marque/seleccione/elija … casilla/opcion',
    'casilla/opcion … no',
  ],
  ru: [
    'зачеркн/вычеркн/удалите/удалить/исключ/отклон … ячее/ячейк/клет/вариант',
    'не … выбирайте/отмечайте … ячее/ячейк/клет/вариант',
    'ячее/ячейк/клет/вариант … не',
  ],
  zh: ['删除/划掉/划去/勾掉/拒绝 … 框/选项', '不/勿/别 … 框/选项', '框/选项 … 不'],
  ar: ['اشطب/شطب/احذف/حذف/رفض … مربع/خيار', 'لا/عدم … مربع/خيار', 'المربع/الخيار/المربعين/الخيارين … لا'],
};

const PATTERNS = patternsOf(TURNED);

/** Whether a line, folded, asks for the contrary of what the form asks: to mark the box that is not chosen. */
export const turnsInstruction = remembered((folded) => PATTERNS.some((pattern) => pattern.test(folded)));
