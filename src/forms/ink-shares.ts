/** What two ways of measuring found in an outline, as shares of ink, for the list of evidence; null where one could not. */
export function tellInkShares(one: number, other: number | null): string {
  return `ink ${one.toFixed(3)} / ${other === null ? 'no outline found' : other.toFixed(3)}`;
}

/** Where a page came twice, its marks stand behind each other. */
export function joinAgain(marks: readonly string[]): string {
  return marks.join('; again ');
}

/** A mark without its figures, for a sentence: what was made of them. */
export function withoutInkShares(mark: string): string {
  return mark
    .split('; ')
    .filter((part) => !/^(again )?ink [\d.]+ \/ /.test(part))
    .join('; ');
}
