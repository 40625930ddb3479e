/** What a letter calls the thing it brings, in the six languages. */
const REPLY_WORDS = [
  'repl(?:y|ies)|responses?|answers?|form|vote|position',
  'réponses?|formulaire|vote|position',
  'respuestas?|formulario|voto|posición',
];
const REPLY_WORDS_BEFORE_NAME = [
  'ответ\\p{L}*|бланк\\p{L}*|форм\\p{L}*|позици\\p{L}*',
  '(?:ال)?(?:رد|إجابة|جواب|استمارة|نموذج|موقف)',
];
/** What ties a name to such a word. Russian and Arabic may do so by the name's own form. */
const TIES = "of|from|for|by|de|du|des|d[’']|del|par|por|от|из|من|عن|ل";
const NAME = '(?<name>[^;!?\\n]{1,90})';
/** "On behalf of", in the five languages that are written with spaces. */
const ON_BEHALF =
  "(?:on|in)\\s+behalf\\s+of|in\\s+the\\s+name\\s+of|au\\s+nom\\s+d(?:e|u|es|e\\s+la|e\\s+l[’']|[’'])|pour\\s+le\\s+compte\\s+d(?:e|u|es|[’'])|en\\s+(?:nombre|representaci[óo]n)\\s+del?|por\\s+cuenta\\s+del?|от\\s+имени|от\\s+лица|باسم|(?:بال)?نيابة\\s+عن";

const BEHALF = [
  new RegExp(`(?<!\\p{L})(?:${ON_BEHALF})\\s*${NAME}`, 'giu'),
  /(?<!全权)代表(?<name>[^。；！？\n]{1,40})/gu,
];
/** "I would like to advise you of the opinion of ...", as the form's own letter begins. */
const TOLD =
  '(?:advise|inform|convey|communicate|connaître|comunic|сообща)\\p{L}*[^.;!?\\n]{0,16}?(?<!\\p{L})(?:opinion|avis|opinión|мнение)(?!\\p{L})';
const NAMED = [
  new RegExp(`(?<!\\p{L})${TOLD}\\s+(?:(?:${TIES})\\s?)?${NAME}`, 'giu'),
  new RegExp(
    `(?<!\\p{L})(?:${REPLY_WORDS.join('|')})(?!\\p{L})[^.;!?\\n]{0,60}?(?<!\\p{L})(?:${TIES})\\s?${NAME}`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})(?:${REPLY_WORDS_BEFORE_NAME.join('|')})(?!\\p{L})\\s+${NAME}`, 'giu'),
  /(?<name>[^。；！？\n]{1,40}?)(?:的|对.{0,20})?(?:答复|回复|回函|表格|立场)/gu,
  /(?:答复|回复|回函|表格|本表)[^。；！？\n]{0,8}?[由来](?:自)?(?<name>[^。；！？\n]{1,40}?)(?:提交|提供|填写|作出|完成|起草|$)/gu,
];
/** "This is how Uganda answered": the name before the verb. */
const ANSWERED = [
  /(?<name>[^.;!?\n]{1,60}?)\s(?:(?:has|have|had)\s)?(?:answered|replied|responded|voted|(?:has|have|had)\s(?:prepared|filled|completed)|would\s(?:answer|reply|respond|vote)|sent\s(?:us|me))(?!\p{L})/giu,
  /(?<name>[^.;!?\n]{1,60}?)\s(?:(?:l[’'])?(?:a|ont|avait)\s(?:répondu|voté|rempli|complété|préparé)|(?:nous\s|m[’'])a\s(?:envoyé|transmis)|voterait|répondrait)(?!\p{L})/giu,
  /(?<name>[^.;!?\n]{1,60}?)\s(?:respondió|contestó|votó|votaría|respondería|rellenó|completó|(?:ha|han)\s(?:respondido|contestado|votado|rellenado))(?!\p{L})/giu,
  /(?<name>[^.;!?\n]{1,60}?)\s(?:ответил\p{L}*|проголосовал\p{L}*|заполнил\p{L}*)(?!\p{L})/giu,
  /(?<name>[^。；！？\n]{1,20}?)(?:是)?(?:如何|怎样|怎么|这样)(?:答复|回答|投票|填写)/gu,
];
/** The same where the name follows. */
const ANSWERED_BY = [
  /(?<!\p{L})(?:respondió|contestó|votó|votaría|respondería|rellenó|completó|(?:ha|han)\s(?:respondido|contestado|votado|rellenado))\s(?<name>[^.;!?\n]{1,60})/giu,
  /(?<!\p{L})(?:ответил\p{L}*|проголосовал\p{L}*|заполнил\p{L}*)\s(?<name>[^.;!?\n]{1,60})/giu,
  /(?<!\p{L})(?:أجابت|أجاب|ردت|صوتت|صوّتت|ملأت)\s(?<name>[^.;!?\n]{1,60})/giu,
];
/** Who filled the form in, or handed it over. */
const FILLED_BY = [
  new RegExp(
    `(?<!\\p{L})(?:(?:agreed|given|completed|filled(?:\\s(?:in|out|up))?|prepared|submitted|provided)\\s(?:\\p{L}+\\s){0,2}?by|(?:remplie?|complétée?|préparée?|donnée?|soumise?)\\s(?:\\p{L}+\\s){0,2}?par|(?:rellenad[oa]|completad[oa]|preparad[oa]|dad[oa]|presentad[oa]|enviad[oa])\\s(?:\\p{L}+\\s){0,2}?por|(?:заполнен\\p{L}*|подготовлен\\p{L}*|представлен\\p{L}*)|(?:مقدم|مقدمة|معد|معدة|أعدته|أعدتها|ملأته|ملأتها|قدمته|قدمتها)(?:\\sمن)?)\\s${NAME}`,
    'giu',
  ),
];
/** Where the words about whose reply it is end: others may be named after it. */
const ELSEWHERE =
  /\b(?:to|regarding|concerning|about|together|like|as|with|in|on)\b|(?<!\p{L})(?:à|au|avec|comme|concernant|sobre|con|como|al?|на|по|как|с|إلى|على|مع|بشأن|في)(?!\p{L})|对|就|关于/iu;

/** Someone named as the one whose reply it is. */
export interface SpokenFor {
  /** The words that may hold the name. */
  name: string;
  /** These, with those that tie them to the reply. */
  phrase: string;
}

/** Those for whom words say that they speak: "on behalf of ...". */
export function onBehalfOf(words: string): SpokenFor[] {
  return found(words, BEHALF).map(upToElsewhere);
}

/** Those by whom words say that the form was filled in. */
export function filledBy(words: string): SpokenFor[] {
  return found(words, FILLED_BY).map(upToElsewhere);
}

/** Those whose reply words say to bring, who answered, or who filled the form in. */
export function spokenFor(words: string): SpokenFor[] {
  const before = found(words, ANSWERED).map(({ name, phrase }) => ({
    name: name.split(ELSEWHERE).at(-1) ?? '',
    phrase,
  }));
  return [...found(words, [...BEHALF, ...NAMED, ...ANSWERED_BY, ...FILLED_BY]).map(upToElsewhere), ...before];
}

function upToElsewhere({ name, phrase }: SpokenFor): SpokenFor {
  return { name: name.split(ELSEWHERE)[0] ?? '', phrase };
}

function found(words: string, patterns: readonly RegExp[]): SpokenFor[] {
  const matches = patterns.flatMap((pattern) => [...words.matchAll(pattern)]);
  return matches.map((match) => ({ name: match.groups?.name ?? '', phrase: match[0] }));
}
