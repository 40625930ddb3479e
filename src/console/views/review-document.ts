import type { Evidence, Place } from '../../domain/evidence.ts';
import type { DrawnDocument, DrawnParagraph, DrawnRun } from '../../forms/draw-document.ts';
import type { ContainedFile, MailContents } from '../../reading/mail-contents.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { type Turn, turnBox } from '../documents/page-turn.ts';
import { attributes, type Html, html, stranger } from '../html.ts';
import { withQuery } from '../review-filter.ts';
import { table } from '../shell/parts.ts';
import { formatSize } from '../words/format.ts';
import { words } from '../words/words.ts';

/** What of a mail is in view, beside the form as understood. */
export interface ShownDocument {
  file: ContainedFile;
  /** For a file with pages: which one, from 1. */
  page: number;
  /** By how much the page is turned, to stand upright or as the reader asked. */
  turn: Turn;
  /** For a file without: what was read of it. */
  drawing: DrawnDocument | null;
  /** What was seen in this file, by the texts that it was taken for. */
  seen: readonly Seen[];
}

export interface Seen {
  text: string;
  evidence: Evidence;
}

/** What was seen in one file of a mail, by the texts that it was taken for. */
export function seenIn(answers: ReviewCase['understood']['answers'], sha256: string): Seen[] {
  return Object.entries(answers).flatMap(([text, answer]) =>
    answer.evidence.filter((each) => each.sha256 === sha256).map((evidence) => ({ text, evidence })),
  );
}

export interface DocumentView {
  caseId: number;
  /** The case's address with all that it keeps. */
  path: string;
  contents: MailContents | null;
  shown: ShownDocument | null;
}

const { document: said } = words.review;

/** The document as it came, with the evidence marked on it; its files to choose from; the mail's own text. */
export function documentSection(view: DocumentView): Html {
  const { contents, shown, caseId } = view;
  if (!contents) return html`<p>${said.nothing}</p>${saveMail(caseId)}`;
  return html`${fileTabs(view, contents)}
${shown ? shownFile(view, shown) : html`<p>${said.notShown}</p>`}
${contents.text && html`<h3>${said.body}</h3><pre class="mail" dir="auto" tabindex="0" aria-label="${said.body}">${contents.text}${contents.textCut && '…'}</pre>`}
${fileList(caseId, contents)}`;
}

function saveMail(caseId: number): Html {
  return html`<p><a class="button" href="/review/${caseId}/mail.eml" download>${said.saveMail}</a></p>`;
}

function fileTabs({ path, shown }: DocumentView, contents: MailContents): Html {
  const files = contents.files.filter(({ pages, drawn, role }) => role !== 'body' && (pages > 0 || drawn));
  if (files.length < 2) return html``;
  const tabs = files.map(({ sha256, name }) => {
    const current = sha256 === shown?.file.sha256 ? 'true' : null;
    return html`<li><a${attributes({ href: withQuery(path, { file: sha256 }), 'aria-current': current })}>${stranger(name, 60)}</a></li>`;
  });
  return html`<nav class="tabs" aria-label="${said.files}"><ul>${tabs}</ul></nav>`;
}

function shownFile(view: DocumentView, shown: ShownDocument): Html {
  const { file, drawing, seen } = shown;
  const name = html`<p class="quiet">${stranger(file.name, 120)}</p>`;
  if (file.pages > 0) return html`${name}${pageTabs(view, shown)}${pagePicture(view, shown)}`;
  if (!drawing) return html`${name}<p>${said.notShown}</p>`;
  return html`${name}<div class="page drawn" tabindex="0" role="region" aria-label="${said.contents(file.name.slice(0, 120))}">${drawParagraphs(drawing.paragraphs, seen)}${drawing.cut && html`<p class="quiet">${said.cut}</p>`}</div>`;
}

function pageTabs({ path }: DocumentView, { file, page }: ShownDocument): Html {
  if (file.pages < 2) return html``;
  const tabs = Array.from({ length: file.pages }, (_, index) => {
    const current = index + 1 === page ? 'page' : null;
    const href = withQuery(path, { file: file.sha256, page: index + 1 });
    return html`<li><a${attributes({ href, 'aria-current': current, 'aria-label': said.pageOf(index + 1, file.pages) })}>${index + 1}</a></li>`;
  });
  return html`<nav class="tabs" aria-label="${said.pages}"><ul>${tabs}</ul></nav>`;
}

/** The page, and over it a frame at each place where something was seen, in shares of the page. */
function pagePicture({ caseId, path }: DocumentView, { file, page, turn, seen }: ShownDocument): Html {
  const source = `/review/${caseId}/page/${file.sha256}/${page}.png?turn=${turn}`;
  const further = withQuery(path, { file: file.sha256, page, turn: (turn + 90) % 360 });
  const frames = seen.flatMap(({ text, evidence }) => {
    const { box, page: on = 1 } = evidence.place;
    if (!box || on !== page) return [];
    const [x, y, width, height] = turnBox(box, turn);
    return html`<rect${attributes({ x, y, width, height, class: `is-${evidence.state}` })}><title>${describe(text, evidence)}</title></rect>`;
  });
  return html`<div class="page"><img src="${source}" alt="${said.picture(page, file.name.slice(0, 120))}"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">${frames}</svg></div>
<div class="under-page"><p class="quiet">${said.legend}</p><a class="button" href="${further}" data-key="w">${said.turn}</a></div>`;
}

function describe(text: string, { slot, state }: Evidence): string {
  const { slots, states } = words.review.form;
  return `${text}: ${slots[slot]}, ${states[state]}`;
}

/** Paragraphs and tables as they were read; whatever is in them is text. Where something was seen is marked. */
export function drawParagraphs(paragraphs: readonly DrawnParagraph[], seen: readonly Seen[]): Html {
  const blocks: Html[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    const table = paragraphs[at]?.place.table;
    if (table === undefined) {
      const paragraph = paragraphs[at];
      if (paragraph) blocks.push(drawParagraph(paragraph, seen));
      at += 1;
      continue;
    }
    const part = paragraphs[at]?.place.part;
    const length = paragraphs.slice(at).findIndex(({ place }) => place.table !== table || place.part !== part);
    const inTable = length < 0 ? paragraphs.slice(at) : paragraphs.slice(at, at + length);
    blocks.push(drawTable(inTable, seen));
    at += inTable.length;
  }
  return html`${blocks}`;
}

function drawTable(paragraphs: readonly DrawnParagraph[], seen: readonly Seen[]): Html {
  const rows = Map.groupBy(paragraphs, ({ place }) => place.row ?? 0);
  const drawn = [...rows.values()].map((row) => {
    const cells = Map.groupBy(row, ({ place }) => place.column ?? 0);
    return html`<tr>${[...cells.values()].map((cell) => html`<td>${cell.map((each) => drawParagraph(each, seen))}</td>`)}</tr>`;
  });
  return html`<table role="presentation">${drawn}</table>`;
}

/** One paragraph, marked where something was seen in it. */
export function drawParagraph({ place, runs }: DrawnParagraph, seen: readonly Seen[]): Html {
  const here = seen.filter(({ evidence }) => isHere(evidence.place, place));
  const marked = here.find(({ evidence }) => evidence.state !== 'empty') ?? here[0];
  if (runs.length === 0 && !marked) return html`<p>&nbsp;</p>`;
  const state = marked && `seen is-${marked.evidence.state}`;
  const title = here.map(({ text, evidence }) => describe(text, evidence)).join('; ') || null;
  return html`<p${attributes({ dir: 'auto', 'data-as-it-came': true, class: state ?? null, title })}>${runs.map(drawRun)}</p>`;
}

function isHere(left: Place, right: Place): boolean {
  return (
    left.part === right.part &&
    left.table === right.table &&
    left.row === right.row &&
    left.column === right.column &&
    left.paragraph === right.paragraph
  );
}

const BOXES = { marked: '☒', empty: '☐', unclear: '▣' } as const;

function drawRun({ text, box, format, change }: DrawnRun): Html {
  const what = box ? html`<span role="img" aria-label="${said.box[box]}" class="box">${BOXES[box]}</span>` : text;
  const styled =
    format.length === 0 ? what : html`<span class="${format.map((each) => `f-${each}`).join(' ')}">${what}</span>`;
  if (change === 'inserted') return html`<ins title="${said.inserted}">${styled}</ins>`;
  if (change === 'deleted') return html`<del title="${said.deleted}">${styled}</del>`;
  return html`${styled}`;
}

function fileList(caseId: number, { files, filesCut }: MailContents): Html {
  const head = html`<th scope="col">${said.name}</th><th scope="col" class="number">${said.size}</th><th scope="col"><span class="hidden-visually">${said.save}</span></th>`;
  const rows = files
    .filter(({ role }) => role !== 'body')
    .map(
      ({ name, size, sha256 }) =>
        html`<tr><td>${stranger(name, 120)}</td><td class="number">${formatSize(size)}</td><td><a href="/review/${caseId}/file/${sha256}" download aria-label="${said.saveFile(name.slice(0, 120))}">${said.save}</a></td></tr>`,
    );
  return html`<h3>${said.attachments}</h3>${rows.length > 0 && table(said.attachments, head, rows)}${filesCut && html`<p class="quiet">${said.filesCut}</p>`}${saveMail(caseId)}`;
}
