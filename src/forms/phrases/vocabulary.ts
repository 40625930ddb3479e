import { remembered } from '../../domain/remembered.ts';
import { fold } from '../document/fold.ts';
import { PHRASE_TABLES } from './index.ts';

/** Abbreviations and names that stand on every form, in all languages. */
const COMMON = `itu t uit мсэ sg ce ик wtsa amnt васэ tsb bdt br бсэ x y g utc resolution resolución résolution резолюция
  international telecommunication union standardization bureau place des nations tel fax e mail email www int itumail tsbdir director of the name official role title address administration
  member state dear sir madam yours faithfully date subject to from annex nom titre adresse nombre cargo dirección fecha lieu lugar objet asunto
  имя фамилия должность звание адрес место дата madame monsieur señor señora muy mía mío уважаемая уважаемый госпожа господин
  veuillez agréer ma considération distinguée expression atentamente с уважением 成员国主管部门 姓名 官方职务 头衔 地址 地点 日期 顺致敬意 此致敬礼
  尊敬的先生女士 الدولة العضو إدارة الاسم الصفة اللقب الرسمي العنوان المكان التاريخ وتفضلوا بقبول فائق الاحترام والتقدير تحية طيبة وبعد
  rôle officiel cargo oficial título официальная télécopie télécopieur факс эл почта correo electrónico 传真 电子邮件 الفاكس البريد الإلكتروني
  directeur du bureau de la normalisation des télécommunications union internationale director de la oficina de normalización de las
  telecomunicaciones unión internacional директору директор бюро стандартизации электросвязи международный союз 国际电信联盟 电信标准化局主任
  مدير مكتب تقييس الاتصالات الاتحاد الدولي للاتصالات والاحترام mes salutations distinguées фамилия de del las los التقدير
  etat etats membre estado miembro государства члена администрация administración`;

const HAN = /\p{Script=Han}/u;

const WORDS = new Set<string>();
const BIGRAMS = new Set<string>();
const HARMLESS = new Set<string>();
const COMMON_WORDS = new Set(wordsOf(COMMON));
const WORDINGS = PHRASE_TABLES.flatMap((table) => table.wording).map((wording) => ` ${wordsOf(wording).join(' ')} `);

for (const table of PHRASE_TABLES) {
  for (const wording of [...table.wording, COMMON]) {
    for (const word of wordsOf(wording)) WORDS.add(word);
    addBigrams(wording);
  }
  for (const word of wordsOf(table.harmless)) HARMLESS.add(word);
  addBigrams(table.harmless);
}

function addBigrams(text: string): void {
  const han = [...fold(text)].filter((letter) => HAN.test(letter));
  for (let at = 0; at + 1 < han.length; at++) BIGRAMS.add(`${han[at]}${han[at + 1]}`);
}

/** Words of a text, folded; Chinese is left out, having none. */
function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}--\p{Script=Han}]+|\p{N}+/gv) ?? [];
}

/** Whether a single word belongs to the form's own wording in some language. */
export function isTemplateWord(word: string): boolean {
  const folded = fold(word);
  if (HAN.test(folded)) return foreignHan(folded) === 0;
  return /^\d+$/.test(folded) || wordsOf(folded).every((part) => WORDS.has(part) || /^\d+$/.test(part));
}

/** A word of the form that a narrow column broke without a hyphen: "Recom mandation". */
export function isBrokenWord(words: readonly string[], at: number): boolean {
  const [before = '', word = '', next = ''] = [words[at - 1], words[at], words[at + 1]].map((each) => fold(each ?? ''));
  return (before !== '' && isLongWord(before + word)) || (next !== '' && isLongWord(word + next));
}

/** Short words may be two of somebody's own. */
function isLongWord(word: string): boolean {
  return word.length >= 8 && WORDS.has(word);
}

/**
 * How many words of a text are a person's own: neither the form's wording, nor numbers and references, nor courtesies
 * and pointers to enclosures. Two Chinese characters count as a word.
 */
export const foreignWords = remembered((text) => {
  const withoutRefs = text.replace(/\b[A-Z]\s?\.?\s?\d[\w.-]*|\b[A-Z]\.\d?[A-Za-z][\w-]*/gu, ' ');
  const words = wordsOf(withoutRefs);
  const foreign = words.filter(
    (word, at) => !WORDS.has(word) && !HARMLESS.has(word) && !/^\d+\w{0,2}$/.test(word) && !isBrokenWord(words, at),
  );
  return foreign.length + Math.ceil(foreignHan(fold(withoutRefs)) / 2);
});

/**
 * Whether a line says something of its own in nothing but the form's words ("This one!", "No"): no piece of the form's
 * wording, and no name, address or courtesy such as a page's head and foot repeat. Chinese is not told apart so.
 */
export function rearrangesWording(text: string): boolean {
  const words = wordsOf(text).filter((word) => !/^\d+$/.test(word));
  if (words.length === 0 || words.every(isNameOrCourtesy)) return false;
  return words.length === 1 || !standsInWording(words);
}

const CLOSES_IN_CHINESE = /^\P{L}*(?:顺致|顺颂|谨致|此致|致以)/u;

/** Whether a line is made of a form's names and courtesies alone ("Yours faithfully"), and is no piece of its wording. */
export function isCourtesy(text: string): boolean {
  if (CLOSES_IN_CHINESE.test(text)) return true;
  const words = wordsOf(text);
  return words.length > 0 && words.every(isNameOrCourtesy) && !standsInWording(words);
}

function isNameOrCourtesy(word: string): boolean {
  return COMMON_WORDS.has(word) || HARMLESS.has(word);
}

function standsInWording(words: readonly string[]): boolean {
  return WORDINGS.some((wording) => wording.includes(` ${words.join(' ')} `));
}

function foreignHan(folded: string): number {
  const runs = folded.match(/\p{Script=Han}+/gu) ?? [];
  return runs.reduce((sum, run) => sum + foreignInRun([...run]), 0);
}

/** A character is the form's own if it and a neighbour stand side by side in some known wording. */
function foreignInRun(letters: string[]): number {
  return letters.filter((letter, at) => {
    const before = at > 0 && BIGRAMS.has(`${letters[at - 1]}${letter}`);
    const after = at + 1 < letters.length && BIGRAMS.has(`${letter}${letters[at + 1]}`);
    return !before && !after && letters.length > 1;
  }).length;
}
