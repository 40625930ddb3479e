/** First letters, Latin and Cyrillic, and last ones of the word in its languages, with what is read between them. */
const ADMINISTRATION = /(?<!\p{L})(A|А)(?!dm|дм)\p{L}{2,6}(inistration|inistración|инистрация|инистрации)(?!\p{L})/giu;
const BEGINNING: Readonly<Record<string, string>> = { A: 'Adm', А: 'Адм' };

/**
 * A text with the word by which a sender names the Member State as it was printed, where its first letters are misread: an m by
 * coarse fax is ni, in or t. No other word of these languages begins and ends like it.
 */
export function withAdministration(text: string): string {
  return text.replace(ADMINISTRATION, (_, first: string, rest: string) => `${BEGINNING[first.toUpperCase()]}${rest}`);
}
