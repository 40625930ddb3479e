import { guessText, mostPlausible } from '../../forms/formats/guess-text.ts';
import type { ZipEntry } from '../../forms/packages/zip-directory.ts';

/** The upper half of code page 437, in which DOS and many packers since then write names. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * The name of an archive's entry. Zip says at most whether it is UTF-8; where it does not, the name is in the charset of
 * the packer's machine, and the most plausible one is taken. For display only.
 */
export function decodeName(entry: Pick<ZipEntry, 'nameBytes' | 'nameIsUtf8'>): string {
  const { nameBytes } = entry;
  if (entry.nameIsUtf8 || nameBytes.every((byte) => byte < 128)) return guessText(nameBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(nameBytes);
  } catch {
    return mostPlausible(nameBytes, ['ibm866', 'gb18030', 'windows-1251', 'windows-1256'], [decode437(nameBytes)]);
  }
}

function decode437(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : CODE_PAGE_437[byte - 128])).join('');
}
