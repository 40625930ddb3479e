import { join } from 'node:path';
import { loadFormWordings } from '../../src/blank-forms/form-wording.ts';
import { openFormIssuer } from '../../src/blank-forms/issue-forms.ts';
import { CONFIG_DIR } from '../../src/config.ts';
import { loadLanguageFiles } from '../../src/mail/text/language-files.ts';
import { loadStateNames } from '../../src/register/state-names.ts';
import type { Answering } from '../../src/replies/acknowledge.ts';

const templates = join(CONFIG_DIR, 'templates');
const stateNames = loadStateNames(CONFIG_DIR);

/** How mail is written and limited in tests: with the wording and the forms of the installation. */
export const answering: Answering = {
  outbox: {
    mailFrom: 'tsbdir@itu.int',
    ownAddresses: ['tsbdir@itu.int'],
    acknowledgementsPerRecipientPerDay: 100,
    formsPerRecipientPerDay: 2,
  },
  languages: loadLanguageFiles(templates),
  stateNames,
  forms: openFormIssuer(loadFormWordings(templates), ['CH', 'FR', 'JP'], stateNames),
};
