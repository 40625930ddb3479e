import { fold, foldedWords } from '../document/fold.ts';

const BY = 'by|via|sent by|par|envoyé par|por|enviado por|по|направлено по|通过|以|عبر|بواسطة|ب';
const MEANS =
  'e-mail|email|electronic mail|fax|facsimile|post|airmail|hand|courier|diplomatic bag|courriel|courrier électronique|courrier|télécopie|porteur|valise diplomatique|correo electrónico|correo|mensajería|valija diplomática|электронной почте|эл\\. почте|факсу|почте|电子邮件|电邮|传真|邮寄|البريد الإلكتروني|الفاكس';
const ALONE = 'only|uniquement|seulement|únicamente|solamente|только|فقط';

/** "BY E-MAIL ONLY": how a letter was sent. */
const SENT_BY = new RegExp(
  `^(?:${foldedWords(`${ALONE}|sólo|仅`)})?\\s?(?:${foldedWords(BY)})\\s?(?:${foldedWords(MEANS)})(?:\\s(?:${foldedWords(ALONE)})|${foldedWords('发送|方式')})?[.:]?$`,
  'u',
);

/** "When replying please quote: CA/45": behind it stands nothing but the reference. */
const QUOTE_REFERENCE =
  /^(?:in (?:any |your )?repl(?:y|ying)|when replying|in case of reply|in any correspondence)(?: to this letter)?,? (?:please|kindly) (?:quote|cite|refer to|state)(?: (?:our )?(?:ref|reference)(?: no| number)?)?[.:]*(?: \S*[\d/]\S*)*$/;

/** A blessing that stands above every letter of some administrations. */
const BLESSING = fold('بسم الله الرحمن الرحيم');

/** "Año de la unidad, la paz y el desarrollo": the year's name, which a law sets above the letters of a State. */
const YEAR_NAME = /^"(?:ano|decenio) (?:de|del) [^"]*"$/;

/** "Unclassified / Non classifié": who may read a letter. */
const CLASSES =
  'unclassified|official|official use only|for official use only|restricted|public|non classifié|diffusion restreinte|no clasificado|uso oficial|difusión restringida|для служебного пользования';
const CLASSIFIED = new RegExp(`^(?:${foldedWords(CLASSES)})(?:\\s?[/-]\\s?(?:${foldedWords(CLASSES)}))?$`, 'u');

/** "Documento electrónico. Código de verificación: AB12-CD34": what a signing program prints. */
const VERIFIED = new RegExp(
  `^(?:(?:${foldedWords('electronic document|document électronique|documento electrónico|электронный документ')})[.,:]?\\s)?(?:${foldedWords('verification code|code de vérification|código de verificación|код проверки')}):?\\s[\\p{L}\\d-]*\\d[\\p{L}\\d-]*$`,
  'u',
);

const LINES = [SENT_BY, QUOTE_REFERENCE, YEAR_NAME, CLASSIFIED, VERIFIED];

/** Whether a line is one of those that offices print on all their letters, which says nothing of what the letter brings. */
export function isLetterheadLine(line: string): boolean {
  const folded = fold(line);
  return folded === BLESSING || LINES.some((pattern) => pattern.test(folded));
}
