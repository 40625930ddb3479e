import { fold } from '../document/fold.ts';

/** What offices write on whatever they pass on, one or more of them: "for your kind attention and onward action, please". */
const PURPOSES = [
  ...['perusal', 'attention', 'action', 'information'].flatMap((each) => [
    ...['', 'kind ', 'onward ', 'necessary ', 'appropriate ', 'further '].map((how) => `${how}${each}`),
  ]),
  ...['attribution', 'suite utile', 'suite à donner', 'votre information', 'toutes fins utiles'],
  ...['su conocimiento', 'los fines pertinentes', 'fines pertinentes'],
  ...['информации', 'сведения', 'дальнейшей работы', 'использования в работе'],
];
const PURPOSE = `(?:${PURPOSES.map(fold).join('|')})`;
const PURPOSES_ALONE = new RegExp(
  `^(?:${['for', 'for your', 'pour', 'para', 'для'].map(fold).join('|')}) ${PURPOSE}(?:(?:,| and| et| y| ${fold('и')})(?: for| a)? ${PURPOSE})*(?:,? (?:please|svp|por favor))?$`,
  'u',
);

/** Sentences of courtesy, from their first word to their last; a name of a place stands for the dots. */
const SENTENCES = `
  see you in …
  see you soon in …
  let us know if you need anything else
  please let us know if you need anything else
  please let me know if you need anything else
  please let us know if you need anything further
  please let us know if anything further is needed
  please let us know if anything else is needed
  hope you are well
  i hope you are well
  we hope you are well
  hope all is well
  please let us know
  should you need any further information
  should you require any further information
  should you need further information
  should you require further information
  should you need any further information, please let us know
  should you require any further information, please let us know
  should you need further clarification
  should you require any further clarification
  fyi
  fyi and necessary action
  i am out of the office on …
  i do not work on …
  my working days are … to …
  my working hours may not be your working hours
  my working hours may not be yours
  book a meeting with me
  book time to meet with me
  this email was sent from a shared mailbox
  this message was sent from a shared mailbox
  find us on …
  follow us on …
  j'espère que vous allez bien
  au plaisir de vous revoir
  au plaisir de vous revoir à …
  au plaisir de vous lire
  sin otro particular
  sin más por el momento
  quedo a sus órdenes
  quedo a sus órdenes para cualquier aclaración
  quedo a sus órdenes para cualquier consulta
  nos vemos en …
  antes de imprimir este correo piense en el medio ambiente
  antes de imprimir este correo, piense en el medio ambiente
  приносим извинения за задержку с ответом
  приносим свои извинения за задержку с ответом
  приносим извинения за задержку
  пользуясь случаем, желаем успехов в работе
  пользуясь случаем, желаем вам успехов в работе
  до встречи в …
  это письмо проверено антивирусом
  抱歉回复晚了
  抱歉,回复晚了
  期待在…与您见面
  期待在…见面
  للتفضل بالعلم
  للتفضل بالعلم واتخاذ اللازم
  نأمل أن تصلكم رسالتنا وأنتم بخير
  نأمل أن تصلكم رسالتنا هذه وأنتم بخير
  كل عام وأنتم بخير
  نعتذر عن التأخير
  نعتذر عن التأخير في الرد
  نتطلع إلى لقائكم في …
`;
const PATTERNS = SENTENCES.trim()
  .split(/\s*\n\s*/)
  .map((words) => new RegExp(`^${fold(words).replace(/…|\.{3}/u, '[\\p{L}\\p{M}]{2,20}')}$`, 'u'));

/**
 * Whether a sentence is a courtesy that says nothing else. With more words any of them may say more: "See you in Geneva, where
 * we shall decide".
 */
export function isWholeCourtesy(sentence: string): boolean {
  const words = fold(sentence)
    .replace(/[\s.,!…。！]+$/u, '')
    .trim();
  return PURPOSES_ALONE.test(words) || PATTERNS.some((pattern) => pattern.test(words));
}
