import type { Finding } from '../../domain/finding.ts';
import { wordsBelow } from '../../forms/letters/words-around.ts';
import type { FormReading } from '../../forms/reader.ts';
import { say } from '../sentences.ts';

/** Regional organisations of telecommunications, and groups that coordinate what their members say, by short and long names. */
const ORGANISATIONS = [
  // Short names are written in capitals: "eu" and "apt" are words.
  '(?-i:CEPT|APT|ATU|CITEL|RCC|РСС|EACO?|ECOWAS|CEDEAO|WATRA|SADC|CRASA|COMESA|CEEAC|ECCAS|CEMAC|UEMOA|CARICOM|ECTEL|OECS)',
  '(?-i:COMTELCA|REGULATEL|ASEAN|GCC|CIS|СНГ|EAEU|ЕАЭС|MERCOSUR|Mercosur|EU|UE|BRICS)',
  'Asia[-\\s]Pacific Telecommunity|(?:African|Caribbean) Telecommunications Union|Union africaine des télécommunications',
  'East African Community|African Union|Union africaine|Unión Africana|European Union|Union européenne|Unión Europea',
  'Gulf Cooperation Council|(?:League of )?Arab (?:States|Group)|(?:Ligue des )?[EÉ]tats arabes|Groupe arabe|Estados Árabes',
  'Comunidad Andina|Commonwealth of Independent States|Regional Commonwealth|Регионально\\p{L}+ содружеств\\p{L}+|Содружеств\\p{L}+',
  'Pacific Islands? (?:Forum|States|countries)|(?:African|Asia[-\\s]Pacific|European|Arab|Nordic|Baltic|Latin American) (?:group|countries|States|administrations)',
  'الدول العربية|جامعة الدول العربية|المجموعة العربية|مجلس التعاون|阿拉伯国家|东盟|亚太电信组织|独联体',
].join('|');
const GROUP = `(?<![\\p{L}\\p{N}])(?<group>${ORGANISATIONS})(?![\\p{L}\\p{N}])`;
/** Up to five words between: "for all Member States of the EAC". */
const BETWEEN = "(?:[\\p{L}’']+\\s+){0,5}?(?:l[’'])?";
/** A ministry's or a division's name: "Director for European Union affairs". */
const ITS_AFFAIRS = '(?!\\s+(?:affairs|relations|matters|integration|cooperation|desk|unit|division))';
const FOR =
  '(?:(?<!\\p{L})(?:for|on\\s+behalf\\s+of|in\\s+the\\s+name\\s+of|pour|au\\s+nom\\s+d(?:e|u|es)|por|para|en\\s+nombre\\s+del?|от\\s+имени|от\\s+лица|для|باسم|نيابة\\s+عن|عن)\\s+|代表)';
const REPLY =
  '(?:repl(?:y|ies)|responses?|réponses?|respuestas?|answers?|positions?|posici(?:ón|ones)|proposals?|propositions?|propuestas?|votes?|votos?|ответ\\p{L}*|позици\\p{L}*|предложени\\p{L}*)(?!\\p{L})';
/** "Joint" in front of an article is French, and means what is enclosed. */
const TOGETHER =
  '(?:joint(?!\\s+(?:à|l|la|le|les|notre|nos|un|une)(?!\\p{L}))|common|coordinated|collective|conjointe?|coordonnée?|conjunta|coordinada|совместн\\p{L}+|общ(?:ий|ая|ее|его|ей|ую|ие))';
const TOGETHER_BEHIND = '(?:commune?|conjointe?|coordonnée?|común|conjunt[ao]|coordinad[ao])';

/** Two bodies of one State may reply together as well. */
const STATES =
  '(?:countries|States|administrations|pays|[EÉ]tats|países|Estados|administraciones|стран|государств|администраций)(?!\\p{L})';

const SPOKEN = [
  new RegExp(`${FOR}${BETWEEN}${GROUP}${ITS_AFFAIRS}`, 'iu'),
  new RegExp(`${GROUP}\\s+(?:\\p{L}+\\s+){0,2}?${REPLY}`, 'iu'),
  new RegExp(`(?<!\\p{L})${REPLY}\\s+(?:\\p{L}+\\s+)?(?:of|from|by|de|du|des|от)\\s+${BETWEEN}${GROUP}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?<group>${REPLY}\\s+${TOGETHER_BEHIND})(?!\\p{L}).{0,60}?${STATES}`, 'iu'),
  new RegExp(`(?<!\\p{L})(?<group>${TOGETHER}\\s+(?:\\p{L}+\\s+)?${REPLY}).{0,60}?${STATES}`, 'iu'),
  /(?<!\p{L})(?<group>(?:and|et|y|и)\s+(?:the\s+|d[’'])?(?:other|autres|otros|otras|други\p{L}+)\s+(?:\p{L}+\s+){0,2}?(?:countries|states|administrations|pays|[eé]tats|países|estados|administraciones|стран\p{L}*|государств\p{L}*|администраци\p{L}*))/iu,
  new RegExp(`^\\s*Administrations\\s+of\\s+${BETWEEN}${GROUP}`, 'iu'),
];

/**
 * Whether the form's own lines for its administration, or words about it, speak for a group of States: each of them answers for
 * itself alone, and whose reply this is to be is for a person to ask (Res. 1 §9.4.1).
 * @param said the subject, and what the mail says beside its form or in front of it
 */
export function groupsSpokenFor(said: readonly string[], form: FormReading): Finding[] {
  const own = form.names.flatMap(({ role, text }) => (role === 'administration' || role === 'signature' ? [text] : []));
  for (const words of [...own, ...wordsBelow(form), ...said]) {
    const group = SPOKEN.map((pattern) => pattern.exec(words)?.groups?.group).find((name) => name !== undefined);
    if (group === undefined) continue;
    const saying = say('speaks-for-group', { group: group.trim().slice(0, 100) });
    return [{ code: 'member-state-mismatch', ...saying, cites: 'Res. 1 §9.4.1' }];
  }
  return [];
}
