import { type Contact, contactsOf } from '../../domain/contact.ts';
import type { Finding } from '../../domain/finding.ts';
import { LEGAL_FORM } from '../../domain/legal-form.ts';
import type { MemberStates } from '../../domain/member-state.ts';
import { say } from '../sentences.ts';
import { isMission, isPublicBody } from './naming-lines.ts';
import { filledBy, onBehalfOf, spokenFor } from './spoken-for.ts';

/** What a letter calls a company, in the six languages. */
const COMPANY =
  /(?<!\p{L})(?:compan(?:y|ies)|operators?|sector\smembers?|manufacturers?|vendors?|société|entreprise|compagnie|opérateur|membres?\sdes?\ssecteurs?|empresa|compañía|sociedad|operador(?:a|es)?|miembros?\sdel?\ssector|(?:компани|предприяти|оператор|корпораци)\p{L}*|член\p{L}*\s+сектор\p{L}*|[لب]?(?:ال)?شرك[ةه]|للشرك[ةه]|(?:ال)?مشغل|عضو\s(?:ال)?قطاع)(?!\p{L})|公司|集团|企业|运营商|部门成员/iu;
/** Whom the administration heard has not answered in its place. */
const HEARD =
  /(?<!\p{L})(?:account|consult|views?|inputs?|comments?|contribution|compte|avis|observation|cuenta|opini|comentario|учет|учёт|мнени|консульт|замечани|تشاور|مراعا|آراء|تعليق)|征求|意见|考虑|听取/iu;
/** Whose opinion a letter tells has answered. */
const TOLD_OPINION =
  /^(?:advise|inform|convey|communicate|connaître|comunic|сообща)\p{L}*.{0,16}?(?:opinion|avis|opinión|мнение)/iu;
/** Bodies that are public where somebody speaks on their behalf, beside those that `isPublicBody` knows. */
const OTHER_BODY = /institut|d[ée]l[ée]ga|comit|team|équipe|equipo|board|Ente\s|институт|делегац|院|组|معهد|وفد|لجنة/iu;
/** Parts of an administration beside those, where no company is named with them. */
const PART_OF_BODY = /divisi|depart|section|unit(?!ed)|secretar|отдел|司|处|室|قسم|مكتب/iu;
/** A name written with a capital, behind an article at most, up to where the sentence goes on. */
const PROPER_NAME =
  /^(?:the\s|la\s|le\s|l[’']|los?\s|las\s|el\s)?(?<name>\p{Lu}.*?)(?:[,.:;\n(]|\s(?:I|we|please|je|nous|yo|мы|я)(?!\p{L})|$)/u;
/** So many words tell what a body is: "Ministry of Information and Communication". */
const WORDS_OF_NAME = 5;
/** Whoever signs may speak for another person. */
const PERSON =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Eng|Ing|Prof|Sir|Madam|H\.?\s?E|His|Her|M\.|MM|Mme|Monsieur|Madame|Sra?|Señora?|Don|Doña|Г-н|Г-жа|Господин|(?:Permanent\s|Deputy\s|Acting\s|Principal\s|Under[\s-]?|Assistant\s|Vice[\s-]?|Sub)?(?:Director(?:a|[\s-]General)?|Minister|Ministro|Ministra|Ministre|Secretary|Secrétaire|Secretari[oa]|Chair(?:man|person)?|President[ea]?|Président|Head|Chief\s(?:Engineer|Executive|Technical|of)|Commissioner|Directeur|Directrice|Chef|Jefe|Jefa)|(?:Заместител|Первый|Директор|Министр|Начальник|Руководител|Председател)\p{L}*|My|Our|All)(?![\p{L}])/iu;
/** "Peter Omondi of our Standards Division". */
const OF_OURS = /(?<!\p{L})(?:of|from|de|из)\s(?:our|notre|nos|nuestr[oa]s?|наш\p{L}*)(?!\p{L})/iu;
/** The name that a sender's domain bears: "tcra" of tcra.go.tz. Shorter ones are the State's. */
const LABEL = /[\p{L}\p{N}]{3,}/gu;

/**
 * The mail's own words call what it brings the answer of a company. Sector Members have no say in this consultation: only
 * a Member State's administration replies, and an operator's opinion on its form is for a person to see.
 * @param said the subject, and what the mail says beside its form, without what it quotes
 * @param sender the mail's address; the body that the register or its domain names may be spoken for
 * @param person the line of the form that names the person who filled it in
 */
export function letterCompanies(
  said: readonly string[],
  sender: string | null,
  person: string,
  contacts: readonly Contact[],
  memberStates: MemberStates,
): Omit<Finding, 'cites'>[] {
  const known = new Set(wordsOf([sender ?? '', person, ...namesOf(sender, contacts)].join(' ')));
  const isBody = (name: string) => OTHER_BODY.test(name) || isPublicBody(name) || isMission(name);
  const companies = said.flatMap(spokenFor).filter(({ name, phrase }) => {
    const sign = LEGAL_FORM.exec(name) ?? COMPANY.exec(name);
    return sign !== null && !isBody(name.slice(0, sign.index)) && !HEARD.test(phrase.replace(TOLD_OPINION, ''));
  });
  const strangers = said
    .flatMap((words) => [...onBehalfOf(words), ...filledBy(words)])
    .filter((spoken) => {
      const whole = PROPER_NAME.exec(spoken.name.trim())?.groups?.name ?? '';
      const name = whole.split(/\s+/u).slice(0, WORDS_OF_NAME).join(' ');
      const isKnown =
        isBody(name) ||
        PART_OF_BODY.test(name) ||
        isState(name, memberStates) ||
        wordsOf(name).some((word) => known.has(word));
      return name !== '' && !PERSON.test(name) && !OF_OURS.test(spoken.name) && !isKnown;
    });
  const [first] = [...companies, ...strangers];
  if (first === undefined) return [];
  return [{ code: 'not-a-member-state', ...say('letter-names-company', { name: first.name.trim().slice(0, 100) }) }];
}

/** Whether a name is a State's. "Orange Senegal" is not: without its first word it still names one. */
function isState(name: string, memberStates: MemberStates): boolean {
  const named = (words: string) => Object.values(memberStates.namedIn(words)).flat().length > 0;
  return named(name) && !named(name.split(/\s+/u).slice(1).join(' '));
}

function namesOf(sender: string | null, contacts: readonly Contact[]): string[] {
  return sender === null ? [] : contactsOf(sender, contacts).map(({ name }) => name ?? '');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(LABEL) ?? [];
}
