import { attributes, type Html, html, stranger } from '../html.ts';
import { words } from '../words/words.ts';

const said = words.mails.mail;

/** Both parts of a mail side by side: the text as it is, the HTML in a frame that may do nothing. */
export function mailParts(mail: { subject: string; text: string; language: string }, framePath: string): Html {
  const direction = { lang: mail.language, dir: mail.language === 'ar' ? 'rtl' : 'ltr' };
  const frame = attributes({ src: framePath, title: said.frame, class: 'mail', sandbox: true, loading: 'lazy' });
  return html`<p${attributes(direction)}><strong>${stranger(mail.subject, 1000)}</strong></p>
<div class="columns"><section><h2>${said.text}</h2><pre class="mail"${attributes({ ...direction, tabindex: 0, 'aria-label': said.text })}>${mail.text}</pre></section>
<section><h2>${said.html}</h2><iframe${frame}></iframe></section></div>`;
}
