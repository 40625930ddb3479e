import type { MemberStates } from '../../domain/member-state.ts';

/** Words of public bodies in the six languages. Telecommunication alone is none: operators bear their State's name too. */
const PUBLIC_BODY = new RegExp(
  [
    'minist|authorit|autorit|autorid|agenc|agence|commission|comisi[oó]n|\\boffice|oficina|departa?ment|direc(?:c|t)i[oó]n|directorate',
    'administra|regulat|regulad|r[ée]gul|govern|gouvern|gobiern|embass|ambassade|embajada|secretar[ií]|secr[ée]tari|bureau',
    'council|conseil|consejo|superintend|republic|r[ée]publi|rep[úu]bli|kingdom|royaume|reino|federa|f[ée]d[ée]ra|on behalf of|au nom de',
    'министерств|администрац|агентств|комитет|департамент|управлен|служб|правительств|посольств|республик|федера|от имени',
    '部|局|署|市|省|路|街|厅|廳|委|政府|管理|大使|وزار|هيئ|هيأ|[إا]دار|مديري|جهاز|سفار|حكوم|جمهوري|مملك|سلطن|دولة|سلطة',
  ].join('|'),
  'iu',
);

const MISSION = /\bmission\b|misi[oó]n permanente|постоянн\p{L}+ представительств|代表团|代表團|البعثة|بعثة/iu;

/** Whether the line is the name of a permanent mission, which speaks for its State wherever its address is. */
export function isMission(text: string): boolean {
  return MISSION.test(text);
}

/** "Geneva, Switzerland": where missions have their seat. */
const SEAT =
  /(?:Gen[eè]v[ae]|Genf|Ginebra|Женев\p{L}*|日内瓦|جنيف)[\s,،，(（–-]*(?:Switzerland|Suisse|Suiza|Швейцари\p{L}*|瑞士|سويسرا)/giu;

/** A line without the seat of the missions, which is no name of a State that answers. */
export function withoutSeat(text: string): string {
  return text.replace(SEAT, ' ');
}

const ON_BEHALF =
  /^\s*(?:for and )?on behalf of\b|^\s*au nom d|^\s*en nombre de|^\s*от имени\s|^\s*(?:谨)?代表(?!团|團)|^\s*(?:نيابة عن|بالنيابة عن|باسم)\s/iu;

/** Whether words name a public body. */
export function isPublicBody(text: string): boolean {
  return PUBLIC_BODY.test(text);
}

/** Whether the line says for whom the form is sent, in the words that the six languages have for it. */
export function speaksFor(text: string): boolean {
  return ON_BEHALF.test(text);
}

/**
 * Whether a State in this line is the sender's: the line is the name of a public body, or the name makes up a whole part
 * of an address ("Nairobi, Kenya"). In "Jordan Smith", "Avenue de France 12" or "Telecom Italia" it is not.
 * @param isPerson the line where the form asks for the person's name: "Smith, Jordan" is no address
 */
export function namesAState(text: string, isPerson: boolean, memberStates: MemberStates): boolean {
  if (isPublicBody(text) || isMission(text) || memberStates.isName(text)) return true;
  const parts = isPerson ? [text] : text.split(/[,;،，、|/()\u2013\u2014]|\s-\s/u);
  return parts.some((part) => memberStates.isName(part));
}
