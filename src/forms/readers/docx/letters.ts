import { isOffLine, isSpaced, isStretched, type LettersSet, traitSet } from '../../document/letters-set.ts';
import { child, type XmlElement } from '../../packages/parse-xml.ts';
import type { RunProperties } from './run-format.ts';

/** The fonts that a theme gives to its two roles for Latin letters. */
export interface ThemeFonts {
  major?: string;
  minor?: string;
}

/** @param root the theme part, or null for a document without one. */
export function themeFonts(root: XmlElement | null): ThemeFonts {
  const scheme = child(child(root ?? undefined, 'a:themeElements'), 'a:fontScheme');
  const latin = (role: string) => child(child(scheme, role), 'a:latin')?.attributes.typeface;
  return { major: latin('a:majorFont'), minor: latin('a:minorFont') };
}

/** How this text's letters are set. */
export function lettersSet(
  text: string,
  properties: RunProperties,
  theme: ThemeFonts,
  size: number,
  isLined: boolean,
): LettersSet {
  const { spacing = 0, position = 0, width = 100 } = properties;
  const traits = traitSet({
    'small capitals': properties.smallCapitals,
    'letters in relief': Boolean(properties.embossed || properties.engraved),
    'hollow letters': properties.outlined,
    'letters with a shadow': properties.shadowed,
    'letters with an effect': properties.effect,
    'letters spaced apart or closed up': isSpaced(spacing / 20),
    'letters of another width': Boolean(properties.fitted || isStretched(width / 100)),
    'a line at their paragraph': isLined,
    'letters above or below the line': Boolean(properties.script || isOffLine(position / 2)),
  });
  return { size, font: fontOf(text, properties, theme), traits };
}

/** Each script has a font of its own (17.3.2.26). */
function fontOf(text: string, properties: RunProperties, theme: ThemeFonts): string | undefined {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text))
    return properties.fontEastAsian;
  if (properties.rightToLeft || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)) return properties.fontComplex;
  if (properties.fontAscii !== null) return properties.fontAscii;
  return properties.fontTheme?.startsWith('major') ? theme.major : theme.minor;
}
