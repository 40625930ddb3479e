/** What the frame around every page says: navigation, lists, errors. */
export const shell = {
  product: 'tsb-intake',
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Main',
  sections: {
    overview: 'Overview',
    review: 'Review',
    consultations: 'Consultations',
    outbox: 'Outbox',
    reminders: 'Reminders',
    register: 'Register',
    operations: 'Operations',
    settings: 'Settings',
    account: 'Account',
  },
  live: { connected: 'Live', broken: 'Connection lost; trying again' },
  keys: { title: 'Keys on this page', use: 'Use single keys as shortcuts', close: 'Close' },
  list: {
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    range: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
    none: 'Nothing here.',
    apply: 'Apply',
    reset: 'Reset',
    ascending: 'ascending',
    descending: 'descending',
  },
  errors: {
    notFound: { title: 'Not found', text: 'There is nothing at this address. It may have been moved or removed.' },
    forbidden: {
      title: 'Not allowed',
      text: 'Your role does not allow this. Ask an administrator if you need it.',
    },
    form: {
      title: 'This form is out of date',
      text: 'The page was opened before you signed in or out. Go back, reload the page and send it again; nothing was changed.',
    },
    host: {
      title: 'Unknown address',
      text: 'The console does not answer under this name. Open it under the address that it printed at start, or set PUBLIC_URL.',
    },
    bad: { title: 'Not understood', text: 'The request could not be understood; nothing was changed.' },
    tooLarge: { title: 'Too large', text: 'What was sent is larger than allowed; nothing was changed.' },
    tooMany: { title: 'Too many requests', text: 'Wait a minute, then try again.' },
    failed: {
      title: 'Something went wrong',
      text: 'The fault is ours. The log of the console says what, under this number:',
    },
    back: 'To the overview',
  },
};
