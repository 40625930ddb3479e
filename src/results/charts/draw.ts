import { type Chart, day, type SupportChart, type TimelineChart } from './chart.ts';

/** What a shape stands for; whoever paints it chooses the colour, for light and dark and paper. */
export type Role = 'axis' | 'grid' | 'yes' | 'no' | 'late' | 'threshold' | 'label' | 'strong';

export type Shape =
  | { kind: 'rect'; role: Role; x: number; y: number; width: number; height: number }
  | { kind: 'line'; role: Role; points: [number, number][]; dashed?: boolean }
  | { kind: 'text'; role: Role; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end' };

/** Shapes on a plane whose origin is at the top left; text stands on its y. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export const TEXT_SIZE = 11;
const WIDTH = 640;

export function drawChart(chart: Chart): Drawing {
  return chart.kind === 'support' ? drawSupport(chart) : drawTimeline(chart);
}

const BAR = { top: 26, height: 16, step: 24, left: 110, right: 130 };

/** One bar a text on a scale from 0 to 100 %, crossed by the line of the threshold. */
function drawSupport({ thresholdPercent, bars }: SupportChart): Drawing {
  const plot = WIDTH - BAR.left - BAR.right;
  const x = (percent: number) => BAR.left + (percent / 100) * plot;
  const bottom = BAR.top + bars.length * BAR.step;
  const shapes: Shape[] = [0, 25, 50, 75, 100].flatMap((percent): Shape[] => [
    {
      kind: 'line',
      role: 'grid',
      points: [
        [x(percent), BAR.top - 4],
        [x(percent), bottom],
      ],
    },
    { kind: 'text', role: 'label', x: x(percent), y: bottom + 15, text: `${percent} %`, anchor: 'middle' },
  ]);
  bars.forEach(({ label, said, percent, assign, notAssign, mayProceed }, index) => {
    const y = BAR.top + index * BAR.step;
    const baseline = y + BAR.height - 4;
    shapes.push({ kind: 'text', role: 'strong', x: BAR.left - 8, y: baseline, text: label, anchor: 'end' });
    if (percent !== null) {
      const width = Math.max(1, x(percent) - BAR.left);
      shapes.push({ kind: 'rect', role: mayProceed ? 'yes' : 'no', x: BAR.left, y, width, height: BAR.height });
    }
    const counts = percent === null ? said : `${said}  (${assign} : ${notAssign})`;
    shapes.push({ kind: 'text', role: 'label', x: x(100) + 8, y: baseline, text: counts, anchor: 'start' });
  });
  const at = x(thresholdPercent);
  shapes.push(
    {
      kind: 'line',
      role: 'threshold',
      points: [
        [at, BAR.top - 8],
        [at, bottom + 2],
      ],
    },
    { kind: 'text', role: 'strong', x: at, y: BAR.top - 12, text: `${thresholdPercent} %`, anchor: 'middle' },
  );
  return { width: WIDTH, height: bottom + 24, shapes };
}

const TIME = { top: 24, height: 170, left: 40, right: 24 };
const DAY_MS = 24 * 3600 * 1000;

/** A line of steps, one up for each Member State; the deadline across; late replies as ticks on the axis. */
function drawTimeline(chart: TimelineChart): Drawing {
  const bottom = TIME.top + TIME.height;
  const from = chart.from.getTime();
  const span = Math.max(DAY_MS, chart.to.getTime() - from);
  const x = (at: Date) => TIME.left + ((at.getTime() - from) / span) * (WIDTH - TIME.left - TIME.right);
  const { step, top } = scale(chart.replies.length);
  const y = (count: number) => bottom - (count / top) * TIME.height;
  const shapes: Shape[] = [];
  for (let count = 0; count <= top; count += step) {
    shapes.push(
      {
        kind: 'line',
        role: count === 0 ? 'axis' : 'grid',
        points: [
          [TIME.left, y(count)],
          [WIDTH - TIME.right, y(count)],
        ],
      },
      { kind: 'text', role: 'label', x: TIME.left - 6, y: y(count) + 4, text: String(count), anchor: 'end' },
    );
  }
  for (const at of dayMarks(from, span)) {
    shapes.push(
      {
        kind: 'line',
        role: 'axis',
        points: [
          [x(at), bottom],
          [x(at), bottom + 4],
        ],
      },
      { kind: 'text', role: 'label', x: x(at), y: bottom + 17, text: day(at), anchor: 'middle' },
    );
  }
  const steps: [number, number][] = [[TIME.left, bottom]];
  for (const [index, at] of chart.replies.entries()) steps.push([x(at), y(index)], [x(at), y(index + 1)]);
  steps.push([Math.min(x(chart.deadline), x(chart.to)), y(chart.replies.length)]);
  shapes.push({ kind: 'line', role: 'yes', points: steps });
  for (const at of chart.late)
    shapes.push({
      kind: 'line',
      role: 'late',
      points: [
        [x(at), bottom - 10],
        [x(at), bottom],
      ],
    });
  const end = x(chart.deadline);
  shapes.push(
    {
      kind: 'line',
      role: 'threshold',
      points: [
        [end, TIME.top - 6],
        [end, bottom],
      ],
      dashed: true,
    },
    {
      kind: 'text',
      role: 'strong',
      x: end - 4,
      y: TIME.top - 8,
      text: chart.deadlineSaid,
      anchor: 'end',
    },
  );
  return { width: WIDTH, height: bottom + 26, shapes };
}

/** Round steps of an axis for counts: at most six of them. */
function scale(most: number): { step: number; top: number } {
  const step = [1, 2, 5, 10, 20, 50].find((each) => most / each <= 5) ?? 100;
  return { step, top: Math.max(step, Math.ceil(most / step) * step) };
}

/** Midnights of UTC along the axis: at most six, at equal distances in days. */
function dayMarks(from: number, span: number): Date[] {
  const days = span / DAY_MS;
  const every = [1, 2, 5, 7, 14, 28, 56, 91, 182].find((each) => days / each <= 5) ?? 365;
  const first = Math.ceil(from / DAY_MS) * DAY_MS;
  const marks: Date[] = [];
  for (let at = first; at <= from + span; at += every * DAY_MS) marks.push(new Date(at));
  return marks;
}
