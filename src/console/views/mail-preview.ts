import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { RenderedMail } from '../../mail/text/render.ts';
import { type Html, html } from '../html.ts';
import { choice } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { mailParts } from './mail-parts.ts';

const said = words.mails.preview;

/** One mail as text and HTML, with the choice of all the others. */
export function mailPreviewContent(
  names: readonly string[],
  chosen: string,
  language: Language,
  mail: RenderedMail,
): Html {
  const kinds = names.map((value) => ({ value, label: said.kinds[value] ?? value }));
  const languages = LANGUAGES.map((value) => ({ value, label: words.shell.languages[value] }));
  return html`<p>${said.note}</p><form class="filters" action="/mail-preview">
${choice('kind', said.kind, kinds, chosen)}${choice('language', said.language, languages, language)}<button>${said.show}</button></form>
${mailParts(mail, `/mail-preview/html?kind=${chosen}&language=${language}`)}`;
}
