import { Argument, type Command } from 'commander';
import { listAccounts } from '../access/accounts.ts';
import { invite, offerReset } from '../access/entry-links.ts';
import type { App } from '../app.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { out, printable, table } from './output.ts';
import { noting } from './who.ts';
import { withApp } from './with-app.ts';

/** The way into the console for whoever has the machine: where no administrator can get in, this makes the link. */
export function addAccountCommands(program: Command): void {
  const account = program.command('account').description('who may enter the console');
  account.command('list').description('every account with its role').action(list);
  account
    .command('invite')
    .addArgument(new Argument('<role>', 'what the invited person may do').choices(ROLES))
    .option('--by <name>', 'who invites, for the audit; the user name of this account if left out')
    .description('a link with which one person makes an account; it works once')
    .action(inviteOne);
  account
    .command('reset')
    .argument('<login>', 'the name with which the person signs in')
    .option('--by <name>', 'who does it, for the audit; the user name of this account if left out')
    .description('a link with which a person chooses a new password; it works once')
    .action(reset);
}

function list(): Promise<void> {
  return withApp(async ({ db }) => {
    const rows = (await listAccounts(db)).map(({ login, name, role, disabled_at }) => [
      printable(login),
      printable(name),
      role,
      disabled_at ? 'shut' : '',
    ]);
    out.line(rows.length === 0 ? 'Nobody has an account yet.' : table(['sign-in', 'name', 'role', ''], rows));
  });
}

function inviteOne(role: Role, options: { by?: string }): Promise<void> {
  return withApp(async (app) => {
    out.line(linkOf(app, await invite(app.db, role, noting(app, options), new Date())));
  });
}

function reset(login: string, options: { by?: string }): Promise<void> {
  return withApp(async (app) => {
    const account = (await listAccounts(app.db)).find((each) => each.login === login.trim().toLowerCase());
    if (!account) throw new Error(`Nobody signs in as "${printable(login)}". \`account list\` shows all accounts.`);
    out.line(linkOf(app, await offerReset(app.db, account, noting(app, options), new Date())));
  });
}

function linkOf({ config }: App, key: string): string {
  const origin = config.publicUrl?.origin ?? `http://${config.host}:${config.port}`;
  return `${origin}/enter/${key}`;
}
