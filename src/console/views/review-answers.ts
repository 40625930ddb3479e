import { consultedTexts } from '../../domain/consultation.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { FINDING_CODES } from '../../domain/finding.ts';
import type { TextRef } from '../../domain/text-ref.ts';
import type { MailContents } from '../../reading/mail-contents.ts';
import { ANSWER_CHOICES, type AnswerChoice, choiceOf } from '../../review/answer-choices.ts';
import type { CheckedRule } from '../../review/check-form.ts';
import type { CorrectedForm, Doubt } from '../../review/corrected-form.ts';
import type { ReviewCase } from '../../review/read-cases.ts';
import { uprightTurn } from '../documents/page-turn.ts';
import { attributes, type Html, html, quoting, stranger } from '../html.ts';
import { withQuery } from '../review-filter.ts';
import { badge } from '../shell/parts.ts';
import { inWords, words } from '../words/words.ts';
import { drawParagraph, type ShownDocument, seenIn } from './review-document.ts';

export interface AnswersView {
  found: ReviewCase;
  form: CorrectedForm;
  rules: readonly CheckedRule[];
  shown: ShownDocument | null;
  contents: MailContents | null;
  /** The case's address with all that it keeps. */
  path: string;
  /** Whether the reader may decide, and there is still something to decide. */
  open: boolean;
}

const { form: said, rules: saidOfRules } = words.review;

/** The key that gives each answer, once a text has the focus. */
const LETTERS: Record<AnswerChoice, string> = {
  'assign/none': 'y',
  'assign/attached': 'c',
  assign: 'x',
  'not-assign': 'n',
  'no-opinion': 'o',
};
const CHOICES = Object.keys(ANSWER_CHOICES) as AnswerChoice[];
/** Marks that are told of one text. */
const MOST_MARKS = 6;
/** Texts that a digit leads to; the ones after it are reached by Tab. */
const DIGITS = 9;

/** One row a text: where it was seen, what was understood and how surely, what is doubtful, and the answer to choose. */
export function answerRows(view: AnswersView): Html {
  const { consultation } = view.form;
  if (!consultation) return html`<p>${said.noTexts}</p>`;
  return html`${consultedTexts(consultation).map((text, index) => answerRow(view, text, index + 1))}`;
}

function answerRow(view: AnswersView, { ref, title }: { ref: TextRef; title: string }, number: number): Html {
  const { found, form, open } = view;
  const id = `text-${number}`;
  const key = number <= DIGITS ? String(number) : null;
  const doubts = found.reasons.filter((doubt) => doubt.text === ref);
  const inDoubt = form.open.includes(ref);
  return html`<fieldset${attributes({ id, class: inDoubt ? 'answer in-doubt' : 'answer', tabindex: -1, 'data-answers': true, disabled: !open })}>
<legend><a${attributes({ href: `#${id}`, 'data-key': key, 'data-key-label': `${ref}: ${said.answer}` })}>${ref}</a> <span>${title}</span></legend>
${excerpt(view, ref)}
${doubts.map(doubtLine)}
<p class="standing">${confidence(view, ref)}</p>
<div class="choices">${CHOICES.map((choice) => option(view, ref, choice))}</div>
</fieldset>`;
}

function doubtLine(doubt: Doubt): Html {
  const { code } = doubt;
  return html`<p class="doubt-line">${badge(words.findings[code], FINDING_CODES[code] === 'staff' ? 'doubt' : 'quiet')} ${quoting(inWords(doubt))}</p>`;
}

function confidence({ found, form }: AnswersView, ref: TextRef): Html {
  if (found.draft?.answers[ref]) return badge(said.corrected, 'good');
  const read = found.understood.answers[ref];
  if (!read) return html`<span class="quiet">${said.nothingSeen}</span>`;
  const tone = form.open.includes(ref) ? 'doubt' : 'quiet';
  const marks = read.evidence.filter(({ state }) => state !== 'empty').slice(0, MOST_MARKS);
  const told = marks.map((each, index) => html`${index > 0 && '; '}${tellMark(each)}`);
  return html`${badge(said.confidence(Math.floor(read.confidence * 100)), tone)} <span class="quiet">${marks.length > 0 ? told : said.nothingSeen}</span>`;
}

function tellMark({ slot, state, mark }: Evidence): Html {
  return html`${said.slots[slot]}: ${said.states[state]}${mark && html` (${stranger(mark, 40)})`}`;
}

function option({ found, form }: AnswersView, ref: TextRef, choice: AnswerChoice): Html {
  const answer = form.answers[ref];
  const settled = answer && !form.open.includes(ref);
  const checked = settled && choiceOf(answer) === choice;
  // Seldom meant: it is offered where it was read, and stays where a person chose it.
  const read = found.understood.answers[ref];
  if (choice === 'assign' && !checked && !(read && choiceOf(read) === 'assign')) return html``;
  const input = attributes({
    type: 'radio',
    name: `answer:${ref}`,
    value: choice,
    checked: checked === true,
    'data-letter': LETTERS[choice],
  });
  return html`<label><input${input}> ${said.choices[choice]} <kbd aria-hidden="true">${LETTERS[choice]}</kbd></label>`;
}

/** The crop of the page, or the cells of the document, that the answer rests on. */
function excerpt(view: AnswersView, ref: TextRef): Html {
  // An answer that an earlier mail of the same thread gave has its evidence there.
  const files = new Set(view.contents?.files.map((file) => file.sha256));
  const evidence = (view.found.understood.answers[ref]?.evidence ?? []).filter(({ sha256 }) => files.has(sha256));
  const [paged] = evidence.filter(({ place }) => place.box);
  if (paged) {
    const href = withQuery(view.path, { file: paged.sha256, page: paged.place.page ?? 1 });
    return html`<a class="to-page" href="${href}" title="${said.inDocument}">${crop(view.found, ref, paged, evidence)}</a>`;
  }
  const { shown } = view;
  const seen = evidence.map((each) => ({ text: ref, evidence: each }));
  const paragraphs = (shown?.drawing?.paragraphs ?? []).filter(({ place }) =>
    evidence.some(
      (each) =>
        each.sha256 === shown?.file.sha256 && JSON.stringify(keyOf(each.place)) === JSON.stringify(keyOf(place)),
    ),
  );
  if (paragraphs.length === 0) return html``;
  return html`<div class="excerpt drawn" dir="auto">${paragraphs.map((each) => drawParagraph(each, seen))}</div>`;
}

function keyOf({ part, table, row, column, paragraph }: Evidence['place']) {
  return [part, table, row, column, paragraph];
}

/** One picture of all that was seen for the text on the page of its first mark. */
function crop({ id, understood }: ReviewCase, ref: TextRef, first: Evidence, evidence: readonly Evidence[]): Html {
  const page = first.place.page ?? 1;
  const boxes = evidence.flatMap(({ sha256, place }) =>
    place.box && sha256 === first.sha256 && (place.page ?? 1) === page ? [place.box] : [],
  );
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  const box = [left, top, right - left, bottom - top].map((share) => share.toFixed(4)).join(',');
  const turn = uprightTurn(seenIn(understood.answers, first.sha256), page);
  return html`<img class="excerpt" loading="lazy" src="/review/${id}/crop/${first.sha256}/${page}/${box}.png?turn=${turn}" alt="${said.crop(ref)}">`;
}

/** Every rule, and whether it holds for the form as it is corrected now. */
export function ruleList(rules: readonly CheckedRule[]): Html {
  if (rules.length === 0) return html`<p class="quiet">${saidOfRules.none}</p>`;
  return html`<ul class="rules">${rules.map(ruleLine)}</ul>`;
}

function ruleLine({ name, cites, findings }: CheckedRule): Html {
  const staff = findings.some(({ code }) => FINDING_CODES[code] === 'staff');
  const state =
    findings.length === 0
      ? badge(saidOfRules.holds, 'good')
      : badge(staff ? saidOfRules.staff : saidOfRules.noted, staff ? 'doubt' : 'quiet');
  const told = findings.map((finding) => html`<div>${quoting(inWords(finding))}</div>`);
  return html`<li>${state} ${saidOfRules.names[name] ?? name} <cite class="quiet">${cites}</cite>${told}</li>`;
}
