import { type Chart, day, type TimelineChart } from '../../results/charts/chart.ts';
import { drawChart, type Shape, TEXT_SIZE } from '../../results/charts/draw.ts';
import { type Html, html } from '../html.ts';
import { formatDay } from '../words/format.ts';
import { words } from '../words/words.ts';

const { count: said } = words.consultations;

/** A chart as a picture that is read out in words, with the same figures as a table for whoever wants them exact. */
export function chartFigure(chart: Chart, table: Html): Html {
  const { width, height, shapes } = drawChart(chart);
  return html`<figure class="chart">
<div class="plot" role="group" aria-label="${said.plot}" tabindex="0"><svg role="img" viewBox="0 0 ${width} ${height}" font-size="${TEXT_SIZE}" aria-label="${chart.description}">${shapes.map(shapeOf)}</svg></div>
<figcaption><details><summary>${said.asTable}</summary>${table}</details></figcaption></figure>`;
}

function shapeOf(shape: Shape): Html {
  if (shape.kind === 'rect') {
    const { x, y, width, height, role } = shape;
    return html`<rect class="fill ${role}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="2"/>`;
  }
  if (shape.kind === 'line') {
    const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
    return html`<polyline class="stroke ${shape.role}${shape.dashed ? ' dashed' : ''}" points="${points}"/>`;
  }
  return html`<text class="${shape.role}" x="${round(shape.x)}" y="${round(shape.y)}" text-anchor="${shape.anchor}">${shape.text}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The days on which something came, with how many. */
export function timelineRows(chart: TimelineChart): Html[] {
  const days = [...new Set([...chart.replies, ...chart.late].map(day))].toSorted();
  let soFar = 0;
  return days.map((each) => {
    const replies = chart.replies.filter((at) => day(at) === each).length;
    const late = chart.late.filter((at) => day(at) === each).length;
    soFar += replies;
    return html`<tr><td>${formatDay(each)}</td><td class="number">${replies}</td><td class="number">${soFar}</td><td class="number">${late}</td></tr>`;
  });
}
