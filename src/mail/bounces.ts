import type { Db, Tx } from '../db/connect.ts';

/** An address that returned a mail of ours. */
export interface BouncedAddress {
  address: string;
  action: string;
  status: string | null;
  diagnostic: string | null;
  at: Date;
  /** Nothing more is written to it: there is no such mailbox. */
  permanent: boolean;
}

/** RFC 3463 §3.2: the destination mailbox or system does not exist, was moved, or takes no mail. */
const NO_MAILBOX = /^5\.1\.[1236]$|^5\.1\.10$|^5\.2\.1$/;

/** The latest report on each address that ever returned mail. */
export async function bouncedAddresses(db: Db | Tx): Promise<BouncedAddress[]> {
  const rows = await db
    .selectFrom('bounce')
    .distinctOn('address')
    .select(['address', 'action', 'status', 'diagnostic', 'at'])
    .orderBy('address')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, permanent: row.action === 'failed' && NO_MAILBOX.test(row.status ?? '') }));
}
