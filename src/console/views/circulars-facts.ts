import type { Consultation, DeterminedText } from '../../domain/consultation.ts';
import { type Html, html } from '../html.ts';
import { badge, instant, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';

const { facts: said, texts: textWords } = words.circulars;

/** A consultation as a person checks it against its circular. */
export function consultationFacts(consultation: Consultation): Html {
  const { meeting, contact, electorate, notes } = consultation;
  const reach = [contact.name, contact.email, contact.phone].filter(Boolean).join(', ');
  const facts: [string, Html | string][] = [
    [said.circular, `${consultation.key}, ${consultation.announced}`],
    [said.studyGroup, String(consultation.studyGroup)],
    [said.subject, html`<bdi>${consultation.subject}</bdi>`],
    [said.deadline, html`${instant(new Date(consultation.deadline))} (${said.inclusive})`],
    [said.meeting, html`${meeting.opens} – ${meeting.closes}, <bdi>${meeting.place}</bdi>`],
    [said.threshold, words.consultations.count.chart.percent(consultation.thresholdPercent)],
    [said.replyAddress, consultation.replyAddress],
    [said.contact, html`<bdi>${reach}</bdi>`],
    [said.consulted, electorate ? electorate.join(', ') : said.all],
    ...notes.map((note): [string, Html] => [said.notes, html`<bdi>${note}</bdi>`]),
  ];
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${textsTable(consultation)}`;
}

function textsTable({ texts }: Consultation): Html {
  const { ref, type, alias, document, marks, name } = textWords;
  const head = [ref, type, alias, document, marks, name].map((label) => html`<th scope="col">${label}</th>`);
  return table(textWords.title, html`${head}`, texts.map(textRow));
}

function textRow(text: DeterminedText): Html {
  const marks = [text.a5Justification && textWords.a5, text.iprStatement && textWords.ipr].filter(Boolean).join(', ');
  const type = text.withdrawn ? badge(textWords.withdrawn, 'quiet') : textWords.types[text.type];
  const summary =
    text.summary &&
    html`<details><summary>${textWords.summary}</summary>${text.summary.split('\n').map((line) => html`<p><bdi>${line}</bdi></p>`)}</details>`;
  return html`<tr><th scope="row">${text.ref}</th><td>${type}</td><td>${text.alias}</td><td>${text.document}</td><td>${marks}</td><td><bdi>${text.title}</bdi>${summary}</td></tr>`;
}
