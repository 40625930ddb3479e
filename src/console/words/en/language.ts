/** The language itself: how pages name it, which way it runs, and how dates and numbers are written in it. */
export const language = {
  tag: 'en',
  direction: 'ltr',
  /** For `Intl`. English words with the dates of ISO 8601: nobody reads the month for the day. */
  locale: 'en-SE',
};
