import { recordAudit } from '../db/audit.ts';
import type { Tx } from '../db/connect.ts';
import type { Changing } from './reminders/reminder-policies.ts';

/**
 * Forgets what mail systems reported of an address, so that it is written to again. The audit keeps the reports.
 * @returns how many there were
 */
export async function forgetBounces(tx: Tx, address: string, by: Changing): Promise<number> {
  const gone = await tx
    .deleteFrom('bounce')
    .where('address', '=', address.toLowerCase())
    .returning(['address', 'action', 'status', 'diagnostic', 'at'])
    .execute();
  if (gone.length === 0) return 0;
  await recordAudit(tx, {
    ...{ at: by.now, actor: by.actor, action: 'bounces forgotten', subject: `address:${address.toLowerCase()}` },
    before: { reports: gone },
    why: by.why,
  });
  return gone.length;
}
