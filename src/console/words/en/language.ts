/** The language itself: how pages name it, which way it runs, and how dates and numbers are written in it (`Intl`). */
export const language = {
  tag: 'en',
  direction: 'ltr',
  /** The dates of ISO 8601: nobody reads the month for the day. */
  dates: 'en-SE',
  numbers: 'en-GB',
};
