import type { Language } from '../../domain/language.ts';
import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { patternsOf } from './pattern.ts';
import { holdsSending } from './sending.ts';
import { mayTurn } from './turning-words.ts';
import { isOfUnknownLanguage } from './unknown-language.ts';
import { foreignWords } from './vocabulary.ts';
import { isWholeCourtesy } from './whole-courtesies.ts';

/** What a note calls its reply, what that consists of, and the position it states. How a pattern is written: `pattern.ts`. */
const REPLY: Record<Language, string[]> = {
  en: [
    'form/forms/reply/replies/response/responses/answers/vote/votes/ballot/row/rows/box/boxes/tick/ticks',
    'our position',
  ],
  fr: ['formulaire/formulaires/reponse/reponses/vote/votes/ligne/lignes/case/cases/bulletin', 'notre position'],
  es: ['formulario/formularios/respuesta/respuestas/voto/votos/fila/filas/casilla/casillas', 'nuestra posicion'],
  ru: [
    'форма/форму/формы/форме/ответ/ответа/ответы/ответов/голос/голоса/голосов/строка/строке/строки/строку/ячейк/бюллетен',
    'наша/нашу/нашей позици',
  ],
  zh: [
    '答复/回复/表格/投票/勾选',
    '第一行/第二行/第三行/第四行/第五行/第六行/第七行/第八行/最后一行',
    '第 # 行',
    '立场',
  ],
  ar: ['رد/الرد/ردنا/ردها/ردكم/النموذج/نموذج/الاستمارة/استمارة/التصويت/تصويت/السطر/المربع', 'موقفنا'],
};

/** What letters say besides sending something: thanks, wishes, excuses, who comes to the meeting. */
const COURTESY: Record<Language, string[]> = {
  en: [
    'best/kind/kindest/warm/warmest regards/wishes/greetings',
    'assur/assurance … consideration/esteem/regard',
    'high/highest consideration/esteem/regard',
    'wish/wishing you/all',
    'happy/merry new/christmas/holiday',
    'apolog/inconvenience/excuse',
    'sorry for/about/that',
    'disposal',
    'hesitate',
    'hope to see/meet/hear',
    'look/looking forward',
    'appreciate/appreciates/commend/commends … work/effort/cooperation/support/opportunity/patience/help',
    'pleased/glad/happy/delighted to participat/provide/help/assist/cooperat/work/see',
    'attend/attends/participat/join/travel … meeting/session/geneva/remotely/online/consultation',
    'meeting/session/geneva … attend/participat/join/travel',
    'careful/carefully/duly/thoroughly/closely ?been examin/consider/studie/study/review/analys',
    'diplomatic bag',
    'office/offices … closed/open/hours',
    'before printing/you/print',
    'our/new address/phone/telephone/website/number',
    'gratitude/grateful/obliged',
    'nice/good/great/pleasant day/week/weekend',
    'greetings/congratulate/congratulations/congratulates',
    'undersigned/focal',
    'coordinated with/among',
    'great/particular/special interest',
    'no ?further ?other ?additional comment/comments/observation/observations/remarks',
    'answer/reply/respond earlier/sooner',
  ],
  fr: [
    'assurance/expression … consideration/sentiments/salutations',
    'coordonne/coordonnee avec',
    'salutations/cordialement/voeux/souhait/felicit/gratitude/excus/desole/regrett',
    'votre disposition',
    'participer/participera/participeront/assister/assistera/assisteront … reunion/session/geneve',
    'bonne/heureuse annee',
  ],
  es: [
    'alta/distinguida/mayor consideracion/estima',
    'saludo/saludos/cordial/atentamente/feliz/felices/disculp/lament/gratitud',
    'su/entera disposicion',
    'coordinado/coordinada con',
    'asistir/asistira/asistiran/asistiremos/participar/participara/participaran/participaremos … reunion/sesion/ginebra',
  ],
  ru: [
    'уважени/поздрав/пожелан/признательн/извин/благодар',
    'заверени … уважени',
    'согласован/согласована с',
    'участ … собрани/заседани/дистанционно',
    'собрани/заседани … участ',
  ],
  zh: ['祝/顺颂/敬意/致歉/抱歉/歉意/合作', '出席/参加/参会', '协调', '先生/女士 ：/:', '打不开/无法打开 …… 告知'],
  ar: [
    'تنسيق مع',
    'تنسيق ?الرد مع',
    'احترام/تقدير/تحيات/سعيد/تعاون/نعتذر/اعتذار/تصرفكم',
    'حضور/سيشارك/يشارك/المشاركة … اجتماع',
  ],
};

const REPLY_PATTERNS = patternsOf(REPLY);
const COURTESY_PATTERNS = patternsOf(COURTESY);

/** Whether a folded line is one of courtesy. */
export function holdsCourtesy(folded: string): boolean {
  return COURTESY_PATTERNS.some((words) => words.test(folded));
}

/** Rows and boxes; forms and replies are named in titles too, and one box in addresses. */
const BOXES: Record<Language, string[]> = {
  en: ['row/rows/boxes/tick/ticks/ticked/text/texts'],
  fr: ['rangee/rangees/cases/coche/coches/texte/textes'],
  es: ['fila/filas/casillas/marca/marcas/texto/textos'],
  ru: ['строк/ячейк/текст'],
  zh: ['行/勾选/案文'],
  ar: ['السطر/المربع/النص'],
};
const BOX_PATTERNS = patternsOf(BOXES);

/** Whether a folded line speaks of the form's rows and boxes. */
export function speaksOfBoxes(folded: string): boolean {
  return BOX_PATTERNS.some((words) => words.test(folded));
}

/** Boxes and lines of addresses are none of a form. */
const POSTAL =
  /(?<!\p{L})(?:(?:g?p\.?\s?o\.?|post(?:al)?|private|mail)\s*box|case postale|ligne directe|casilla(?: postal| de correo)?(?=\s+\D{0,4}\d))(?!\p{L})/giu;

/** A line of fewer words is a title. */
const LEAST_WORDS = 4;
const LEAST_SIGNS = 6;

/**
 * Whether a sentence of a covering note speaks of the reply or its boxes without a word of sending it: it says something else
 * of the answers, in whatever words. One that sends it does so where a word may turn what it says.
 */
export const speaksOfAnswers = remembered((sentence) => {
  const folded = fold(sentence.replace(POSTAL, ' '));
  if (!isLong(folded) || isWholeCourtesy(sentence)) return false;
  if (!REPLY_PATTERNS.some((words) => words.test(folded))) return false;
  return !holdsSending(folded) || mayTurn(folded);
});

/**
 * Names, titles and addresses end in no full stop, but where a line of them was cut behind an abbreviation: "Head of Unit, St.",
 * "2024 г.", "Ministry of Communications P.O.", "01 79 84 00 00 - Port.".
 */
const CUT_SHORT =
  /(?:,\s*\p{L}{1,4}|\d\s?г|(?<!\p{L})(?:[pb]\.\s?[opb]|c\.\s?p|tel|tél|tlf|port|mob|cell?|fax|ext|bldg|apdo|av|тел|моб|доб|факс|каб|оф|корп))\.$/iu;
/** "Иванов И.И.": initials stand behind names, and end no sentence. */
const INITIALS = /\p{Lu}\p{L}+\s+\p{Lu}\.\s?\p{Lu}\.$/u;
const SENTENCE_END = /[.!?;…。！？；؟]["»”)]*\s*$/u;
/** What mail programs set above an older mail. */
const INTRODUCES = /\d[^\n]*(?:wrote|écrit|escribió|пишет|写道|كتب)\s*:$/iu;

/**
 * Whether a sentence is none of those of which covering letters consist: it neither sends something nor is a courtesy. Nobody
 * can list what else it may say of the answers; who wrote it wanted it read. Other languages are not told so.
 */
export const saysElse = remembered((text) => text.split('\n').some(isElse));

function isElse(sentence: string): boolean {
  const folded = fold(sentence);
  if (
    !SENTENCE_END.test(sentence) ||
    isCutShort(sentence) ||
    INTRODUCES.test(sentence) ||
    !isLong(folded) ||
    foreignWords(sentence) === 0 ||
    isWholeCourtesy(sentence)
  )
    return false;
  if (holdsSending(folded)) return mayTurn(folded);
  if (!holdsCourtesy(folded)) return !isForeign(sentence);
  return mayTurn(folded);
}

/** Words of Latin letters that are of none of the six languages, or letters of none. */
export function isForeign(sentence: string): boolean {
  const isLatin = !/[\p{Script=Cyrillic}\p{Script=Arabic}]/u.test(sentence);
  return isLatin && isOfUnknownLanguage(sentence);
}

/** Whether a line is a sentence of some length, with its full stop. */
export function isSentence(line: string): boolean {
  return SENTENCE_END.test(line) && !isCutShort(line) && isLong(fold(line));
}

function isCutShort(line: string): boolean {
  return CUT_SHORT.test(line) || INITIALS.test(line);
}

function isLong(folded: string): boolean {
  const signs = folded.match(/\p{Script=Han}/gu) ?? [];
  return folded.split(/\s+/u).length >= LEAST_WORDS || signs.length >= LEAST_SIGNS;
}
