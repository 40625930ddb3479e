import type { ConsultationBook } from '../../books/consultation-book.ts';
import type { Consultation } from '../../domain/consultation.ts';
import type { TextTally } from '../../domain/tally.ts';
import { supportChart, type TimelineChart, timelineChart } from '../../results/charts/chart.ts';
import type { StoredResult } from '../../results/read-results.ts';
import { type Html, html } from '../html.ts';
import { badge, table } from '../shell/parts.ts';
import { words } from '../words/words.ts';
import { chartFigure, timelineRows } from './chart.ts';

const { count: said } = words.consultations;

/** The count against the threshold, as a chart and as a table; and the replies over time. */
export function countContent(book: ConsultationBook, result: StoredResult | null, changed: boolean, now: Date): Html {
  const { consultation, tally } = book;
  const texts = result?.data.texts ?? tally.texts;
  const support = supportChart(texts, consultation.thresholdPercent, said.chart);
  const timeline = timelineOf(book, result ? null : now);
  return html`<h2>${result ? said.titleClosed(result.number) : said.title}</h2>
${result ? null : html`<p class="quiet">${said.provisional}</p>`}${changed && html`<p class="notice doubt">${said.changed}</p>`}
${chartFigure(support, textsTable(consultation, texts))}
<p class="quiet">${said.rounded(consultation.thresholdPercent)}</p>
<h2>${said.timeline}</h2>
<p>${timeline.description}</p>
${chartFigure(timeline, timelineTable(timeline))}`;
}

function timelineOf({ consultation, replies }: ConsultationBook, now: Date | null): TimelineChart {
  const inTime = replies.filter(({ status }) => status !== 'late');
  const late = replies.filter(({ status }) => status === 'late');
  return timelineChart(consultation, inTime, late, now, said.chart);
}

function textsTable(consultation: Consultation, texts: readonly TextTally[]): Html {
  const head = html`<th scope="col">${said.text}</th><th scope="col">${said.textTitle}</th><th scope="col" class="number">${said.assign}</th><th scope="col" class="number">${said.notAssign}</th><th scope="col" class="number">${said.noOpinion}</th><th scope="col" class="number">${said.support}</th><th scope="col">${said.outcome}</th>`;
  const rows = texts.map((text) => {
    const title = consultation.texts.find(({ ref }) => ref === text.text)?.title;
    const percent = text.supportPercent === null ? said.noReply : said.chart.percent(text.supportPercent);
    const outcome = text.mayProceed ? badge(said.mayProceed, 'good') : badge(said.below, 'bad');
    return html`<tr><th scope="row">${text.text}</th><td>${title}</td><td class="number">${text.assign}</td><td class="number">${text.notAssign}</td><td class="number">${text.noOpinion}</td><td class="number">${percent}</td><td>${outcome}</td></tr>`;
  });
  return table(said.title, head, rows);
}

function timelineTable(timeline: TimelineChart): Html {
  const head = html`<th scope="col">${said.day}</th><th scope="col" class="number">${said.repliesThatDay}</th><th scope="col" class="number">${said.repliesSoFar}</th><th scope="col" class="number">${said.lateThatDay}</th>`;
  return table(said.timeline, head, timelineRows(timeline));
}
