import { LANGUAGES, type Language } from '../../domain/language.ts';

/** Names that documents write otherwise than Unicode's own tables do. */
const OTHERWISE: Partial<Record<Language, string>> = {
  zh: `中华人民共和国 大不列颠及北爱尔兰联合王国 大韩民国 美利坚合众国 德意志 法兰西 多米尼加 刚果 孟加拉 吉尔吉斯 罗马教廷 教廷 泰 阿拉伯埃及 阿拉伯叙利亚
    多民族玻利维亚`,
  ar: `كابو_فيردي الكونغو كوت_ديفوار شيلي تشيكيا إكوادور غابون غينيا_-_بيساو آيرلندا كيريباس سانت_كيتس_ونيفس سري_لانكا ليبريا لكسمبرغ ميانمار مالطة ملديف
    موزامبيق عمان سيشيل سان_تومي_وبرينسيبي تايلند تيمور_-_ليشتي أوروغواي الكرسي_الرسولي فييت_نام زمبابوي بنن بروني_دار_السلام بوليفيا سان_مارينو`,
};

/** What Chinese sets behind a short name to make the full one of it: 共和国, 伊斯兰共和国. */
const FULL_IN_CHINESE =
  '(?:(?:伊斯兰|人民|民主|主义|社会主义|联邦|阿拉伯|大|合作|玻利瓦尔|东岸|联合|独立|达鲁萨兰|哈希姆)*(?:共和国|王国|公国|酋长国|合众国|联邦|国))?';
/** "République du", "la République arabe syrienne": French calls most States by an adjective, in small letters. */
const FULL_IN_FRENCH =
  '(?:république|rép\\.?|royaume|confédération|états?|émirats?|principauté|arabie|guinée|timor)(?: (?:fédérative|fédérale|fédérés|démocratique|populaire|socialiste|islamique|arabes?|unis?|unie|indépendants?|argentine|centrafricaine|suisse|tchèque|dominicaine|algérienne|égyptienne|équatoriale|française|gabonaise|hellénique|hachémite|italienne|kirghize|lao|libanaise|portugaise|saoudite|slovaque|syrienne|togolaise|orientale?|tunisienne|sud-africaine|et|bolivarienne|plurinational|coopérative))+';
/** "And", "for", "of", "the" are written together with an Arabic word. */
const BEFORE_ARABIC = '(?<!\\p{L})[وفبكل]{0,2}(?:ال|لل)?';
/** "جمهورية السودان", "المملكة الأردنية الهاشمية". */
const FULL_IN_ARABIC = `${BEFORE_ARABIC}(?:جمهورية|مملكة|سلطنة|دولة|إمارة|اتحاد|كومنولث|ولايات|دوقية) \\p{L}+(?: ال\\p{L}+(?:ية|ى|دة))*`;

let names: RegExp | undefined;

/** A line or sentence without the names of States in it, which languages without capitals write as they write all words. */
export function withoutStates(text: string): string {
  names ??= allNames();
  return text.replace(names, ' ');
}

function allNames(): RegExp {
  const inChinese = `(?:${namesIn('zh')})${FULL_IN_CHINESE}`;
  const inArabic = `${FULL_IN_ARABIC}|${BEFORE_ARABIC}(?:${namesIn('ar')})(?!\\p{L})`;
  const inOthers = LANGUAGES.filter((language) => language !== 'zh' && language !== 'ar').map(namesIn);
  return new RegExp(
    `${inChinese}|${inArabic}|(?<!\\p{L})(?:${[FULL_IN_FRENCH, ...inOthers].join('|')})(?!\\p{L})`,
    'giu',
  );
}

/** The names that Unicode's own tables give States and territories, longest first. */
function namesIn(language: Language): string {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  // "ZZ" is called an unknown region, in words.
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => code !== 'ZZ');
  const more = (OTHERWISE[language] ?? '').split(/\s+/u).map((name) => name.replaceAll('_', ' '));
  return [...new Set([...codes.flatMap((code) => display.of(code) ?? []), ...more])]
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('|');
}
