import { fold } from '../../document/fold.ts';

/** What a word processor shows in a field that nobody has used. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(fold(text).replace(/[.。]$/u, ''));
}

const PLACEHOLDERS = new Set(
  [
    'Choose an item',
    'Click or tap here to enter text',
    'Click here to enter text',
    'Choisissez un élément',
    'Elija un elemento',
    'Выберите элемент',
    '选择一项',
    'اختر عنصرًا',
  ].map(fold),
);
