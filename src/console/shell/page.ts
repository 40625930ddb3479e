import { type Actor, mayAct } from '../../domain/role.ts';
import { attributes, type Html, html } from '../html.ts';
import { words } from '../words/words.ts';
import { type AssetName, assetPath } from './assets.ts';
import type { Flash } from './flash.ts';
import { TOKEN_FIELD } from './forgery.ts';
import type { SECTIONS, SectionId } from './sections.ts';
import type { Theme } from './theme.ts';

/** What a route says of the page it shows. */
export interface Page {
  title: string;
  /** The place in the navigation that the page belongs to. */
  section?: SectionId;
  /** Beside the heading: links and buttons for the whole page. */
  actions?: Html;
  content: Html;
  /** Style sheets and scripts of its own, beside those of every page: files in `assets/`. */
  assets?: readonly AssetName[];
  /** For tables and documents that need the whole width. */
  wide?: boolean;
}

/** What the frame knows of the request. */
export interface Frame {
  actor: Actor | null;
  theme: Theme;
  formToken: string;
  flash: Flash | null;
  sections: readonly (typeof SECTIONS)[number][];
  /** What every page shows above its content, such as alerts. */
  banner: Html | null;
}

const { language, shell } = words;
const STYLES: readonly AssetName[] = ['base.css', 'frame.css', 'parts.css', 'print.css'];
const SCRIPTS: readonly AssetName[] = ['console.js'];

/** Nothing that htmx could do against the content security policy is left on: no inline style, no evaluation. */
const HTMX = JSON.stringify({ includeIndicatorCSS: false, history: 'reload', extensions: 'none', mode: 'same-origin' });

/**
 * No module: htmx would look at the page only some time after it is loaded, and an answer chosen by key until then
 * would not be checked.
 */
const HTMX_SCRIPT = html`<script src="${assetPath('htmx.js')}"></script>\n`;

/** A whole page: head, navigation, heading, content. */
export function page({ title, section, actions, content, assets = [], wide }: Page, frame: Frame): string {
  const styles = [...STYLES, ...assets.filter((name) => name.endsWith('.css'))];
  const scripts = [...SCRIPTS, ...assets.filter((name) => name.endsWith('.js'))];
  return html`<!doctype html>
<html${attributes({ lang: language.tag, dir: language.direction, 'data-theme': frame.theme === 'system' ? null : frame.theme })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<meta name="htmx-config" content="${HTMX}">
<meta name="form-token" content="${frame.formToken}">
<title>${title} – ${shell.product}</title>
<link rel="icon" href="${assetPath('icon.svg')}">
${styles.map((name) => html`<link rel="stylesheet" href="${assetPath(name)}">\n`)}${HTMX_SCRIPT}${scripts.map(
  (name) => html`<script type="module" src="${assetPath(name)}"></script>\n`,
)}</head>
<body${attributes({ class: frame.actor ? 'framed' : 'bare' })}>
<a class="skip" href="#content">${shell.skip}</a>
${header(frame)}
${frame.actor && navigation(frame, frame.actor, section)}
<main id="content" tabindex="-1"${attributes({ class: wide ? 'wide' : null })}>
${frame.banner}${frame.flash && notice(frame.flash)}
<div class="heading"><h1>${title}</h1>${actions && html`<div class="actions">${actions}</div>`}</div>
${content}
</main>
${frame.actor && keysDialog()}
</body>
</html>
`.source;
}

function header({ actor }: Frame): Html {
  const account = actor && html`<a class="who" href="/account">${actor.name}</a>`;
  const live = html`<span class="live" data-live-state hidden data-events="/events" data-connected="${shell.live.connected}" data-broken="${shell.live.broken}"></span>`;
  return html`<header class="top">
${actor && html`<button type="button" class="menu" popovertarget="navigation">${shell.menu}</button>`}
<a class="brand" href="/">${shell.product}</a>
${actor && live}${account}
</header>`;
}

function navigation({ sections }: Frame, actor: Actor, current: SectionId | undefined): Html {
  const entries = sections
    .filter(({ needs }) => mayAct(actor.role, needs))
    .map(({ id, path, key }) => {
      const here = id === current;
      const attrs = attributes({ href: path, 'data-key': `g ${key}`, 'aria-current': here ? 'page' : null });
      return html`<li><a${attrs}>${shell.sections[id]}</a></li>`;
    });
  return html`<nav id="navigation" class="sections" popover aria-label="${shell.navigation}"><ul>${entries}</ul></nav>`;
}

function notice({ kind, text }: Flash): Html {
  return html`<p class="notice ${kind}" role="${kind === 'problem' ? 'alert' : 'status'}">${text}</p>`;
}

/** Opened by "?": which keys do what on this page, and whether they do. */
function keysDialog(): Html {
  const { title, use, close } = shell.keys;
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${title}</h2><dl></dl>
<p><label><input type="checkbox"> ${use}</label></p><form method="dialog"><button>${close}</button></form></dialog>`;
}

/** The hidden field without which no form is taken. */
export function tokenField(token: string): Html {
  return html`<input type="hidden" name="${TOKEN_FIELD}" value="${token}">`;
}
