/** Fonts made to be taken for one another: programs put the one in place of the other without being asked. */
const LOOK_ALIKE: readonly (readonly string[])[] = [
  ['times new roman', 'times', 'liberation serif', 'tinos', 'nimbus roman', 'freeserif', 'times roman'],
  ['arial', 'helvetica', 'liberation sans', 'arimo', 'nimbus sans', 'freesans'],
  ['courier new', 'courier', 'liberation mono', 'cousine', 'nimbus mono ps'],
  ['calibri', 'carlito'],
  ['cambria', 'caladea'],
  ['simsun', '宋体', 'nsimsun', '新宋体'],
  ['simhei', '黑体'],
  ['kaiti', '楷体'],
];

const FIRST_OF = new Map(
  LOOK_ALIKE.flatMap((fonts) => fonts.map((font): [string, string] => [font, fonts[0] ?? font])),
);

/** A name for all fonts that look like this one. */
export function fontLook(font: string): string {
  const name = font.trim().toLowerCase();
  return FIRST_OF.get(name) ?? name;
}
