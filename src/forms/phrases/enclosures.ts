import { fold, foldedWords } from '../document/fold.ts';

/** Words with which a form's own options say that something is enclosed. */
const ENCLOSED = new RegExp(
  `(?<!\\p{L})(?:${foldedWords('attached|enclosed|annexed|jointe|joint|jointes|joints|ci-joint|adjunto|adjunta|adjuntos|adjuntas|anexo|прилагается|прилагаются|прилагаем')})(?!\\p{L})|附后|随附|${foldedWords('مرفق|مرفقة|مرفقات')}`,
  'u',
);

/** Whether words say that something is enclosed: "attached", "see enclosed". */
export function saysEnclosed(text: string): boolean {
  return ENCLOSED.test(fold(text));
}
