import { ChartRun } from 'docx/charts';
import { type Chart, day, type SupportChart, type TimelineChart } from '../charts/chart.ts';

const SIZE = { width: 600, height: 300 };
const YES = '1A7345';
const NO = 'B83826';
const INK = '1A1A1F';
const DAY_MS = 24 * 3600 * 1000;

/** A chart of Word's own: its figures can be looked at and copied. */
export function chartRun(chart: Chart): ChartRun {
  return chart.kind === 'support' ? supportRun(chart) : timelineRun(chart);
}

function supportRun({ bars, thresholdPercent, description }: SupportChart): ChartRun {
  return new ChartRun({
    type: 'column',
    title: `Support per text (threshold ${thresholdPercent} %)`,
    categories: bars.map(({ label }) => label),
    series: [
      {
        name: 'Support, %',
        values: bars.map(({ percent }) => percent),
        color: YES,
        colors: bars.map(({ mayProceed }) => (mayProceed ? YES : NO)),
        dataLabels: { value: true, position: 'outsideEnd' },
      },
      {
        name: `Threshold, ${thresholdPercent} %`,
        type: 'line',
        values: bars.map(() => thresholdPercent),
        color: INK,
        markers: false,
        line: { width: 1.5, dash: 'dash' },
      },
    ],
    valueAxis: { minimum: 0, maximum: 100, interval: 10 },
    transformation: SIZE,
    altText: { id: '1', name: 'Support per text', description },
  });
}

function timelineRun(chart: TimelineChart): ChartRun {
  const days = daysBetween(chart.from, chart.to);
  const counted = (end: number) => chart.replies.filter((at) => at.getTime() < end).length;
  return new ChartRun({
    type: 'line',
    title: `Member States that had replied, by day (deadline ${day(chart.deadline)})`,
    categories: days.map((start) => day(new Date(start))),
    series: [
      {
        name: 'Replies in time',
        values: days.map((start) => counted(start + DAY_MS)),
        color: YES,
        markers: false,
        line: { width: 2 },
      },
      ...(chart.late.length > 0
        ? [
            {
              name: 'Late replies on that day',
              values: days.map((start) => lateOn(chart.late, start)),
              color: NO,
              markers: false,
            },
          ]
        : []),
    ],
    valueAxis: { minimum: 0 },
    transformation: SIZE,
    altText: { id: '2', name: 'Replies over time', description: chart.description },
  });
}

function lateOn(late: readonly Date[], start: number): number | null {
  return late.filter((at) => at.getTime() >= start && at.getTime() < start + DAY_MS).length || null;
}

/** The beginnings of the days in UTC. Very long spans, of a reply years late, are cut: the chart is about the consultation. */
function daysBetween(from: Date, to: Date): number[] {
  const first = Math.floor(from.getTime() / DAY_MS);
  const last = Math.min(Math.floor(to.getTime() / DAY_MS), first + 400);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * DAY_MS);
}
