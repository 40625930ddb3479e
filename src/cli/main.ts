import { Command } from 'commander';
import { ConfigError } from '../domain/errors.ts';
import { addAccountCommands } from './account-commands.ts';
import { addBooksCommands } from './books-commands.ts';
import { addCircularCommands } from './circular-commands.ts';
import { addContactCommands } from './contact-commands.ts';
import { addMailCommands } from './mail-commands.ts';
import { addOperationsCommands } from './operations-commands.ts';
import { out } from './output.ts';
import { addReadCommand } from './read-command.ts';
import { addRemindCommand } from './remind-command.ts';
import { addResultCommands } from './result-commands.ts';
import { addReviewCommands } from './review-commands.ts';
import { addStateCommands } from './state-commands.ts';

/** The exit code for wrong configuration (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78;

const program = new Command('intake').description('tsb-intake: replies of Member States to TSB consultations');
addReadCommand(program);
addBooksCommands(program);
addReviewCommands(program);
addCircularCommands(program);
addContactCommands(program);
addStateCommands(program);
addRemindCommand(program);
addResultCommands(program);
addMailCommands(program);
addOperationsCommands(program);
addAccountCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  out.remark(error instanceof ConfigError ? `Configuration: ${message}` : message);
  process.exitCode = error instanceof ConfigError ? EX_CONFIG : 1;
}
