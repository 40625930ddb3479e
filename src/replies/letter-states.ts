import type { Finding } from '../domain/finding.ts';
import type { MemberStates } from '../domain/member-state.ts';
import { say } from './sentences.ts';

/** What a letter calls the thing it brings, or the one for whom it speaks, in the six languages. */
const REPLY_WORDS = [
  'repl(?:y|ies)|responses?|answers?|form|vote|position|behalf',
  'réponses?|formulaire|vote|position|nom',
  'respuestas?|formulario|voto|posición|nombre',
  'ответ\\p{L}*|бланк\\p{L}*|форм\\p{L}*|позици\\p{L}*|имени',
  '(?:ال)?(?:رد|إجابة|جواب|استمارة|نموذج|موقف)|باسم|نيابة',
];
/** What ties a State's name to such a word. Russian and Arabic may do so by the name's own form. */
const TIES = "of|from|for|by|de|du|des|d[’']|del|par|por|от|из|من|عن|ل";
const BEFORE_NAME = [
  new RegExp(
    `(?<!\\p{L})(?:${REPLY_WORDS.slice(0, 3).join('|')})(?!\\p{L})[^.;!?\\n]{0,60}?(?<!\\p{L})(?:${TIES})\\s?(?<name>[^;!?\\n]{1,90})`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})(?:${REPLY_WORDS.slice(3).join('|')})(?!\\p{L})\\s+(?<name>[^;!?\\n]{1,90})`, 'giu'),
  /(?<name>[^。；！？\n]{1,40}?)(?:的|对.{0,20})?(?:答复|回复|回函|表格|立场)/gu,
  /代表(?<name>[^。；！？\n]{1,40})/gu,
];
/** Where the words about whose reply it is end: others may be named after it. */
const ELSEWHERE =
  /\b(?:to|regarding|concerning|about|together|like|as|with|in|on)\b|(?<!\p{L})(?:à|au|avec|comme|concernant|sobre|con|como|al?|на|по|как|с|إلى|على|مع|بشأن|في)(?!\p{L})|对|就|关于/iu;

/**
 * The mail's own words call what it brings the reply of another State than the one on the form: perhaps the wrong file
 * was attached, or one form is meant to speak for two.
 * @param said the subject, and what the mail says beside its form, without what it quotes
 * @param memberState the State that the form was matched to
 */
export function letterStates(
  said: readonly string[],
  memberState: string,
  memberStates: MemberStates,
): Omit<Finding, 'cites'>[] {
  const named = said.flatMap((words) => spokenFor(words, memberStates));
  const others = [...new Set(named)].filter((code) => code !== memberState);
  if (others.length === 0) return [];
  const names = others.map((code) => memberStates.nameOf(code)).join(', ');
  const saying = say('letter-names-other-state', { others: names, state: memberStates.nameOf(memberState) });
  return [{ code: 'member-state-mismatch', ...saying }];
}

function spokenFor(words: string, memberStates: MemberStates): string[] {
  return BEFORE_NAME.flatMap((pattern) => [...words.matchAll(pattern)]).flatMap((match) => {
    const [name = ''] = (match.groups?.name ?? '').split(ELSEWHERE);
    const { members, others } = memberStates.namedIn(name);
    return [...members, ...others];
  });
}
