/** What is written on charts and told of them, in English: on paper, and on screens that speak no other language. */
export const CHART_WORDS = {
  noReply: 'no reply',
  percent: (percent: number) => `${percent} %`,
  deadline: (day: string) => `deadline ${day}`,
  support: (threshold: number, texts: string) => `Support per text, against the threshold of ${threshold} %: ${texts}.`,
  timeline: (replied: number, day: string, lastWeek: number, late: number) =>
    `Replies over time: ${replied} Member States replied by the deadline ${day}, ${lastWeek} of them in its last seven days; late replies: ${late}.`,
};

/** The same in any language. */
export type ChartWords = {
  readonly [Name in keyof typeof CHART_WORDS]: (typeof CHART_WORDS)[Name] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : string;
};
