import type { Db } from '../../db/connect.ts';

/** A Member State's replies that count and were received on this day or later: "T22/142 T22-142-CH-…". */
export async function standingSince(
  db: Db,
  memberState: string,
  day: string,
): Promise<{ consultation: string; reference: string }[]> {
  return db
    .selectFrom('reply')
    .select(['consultation', 'reference'])
    .where('member_state', '=', memberState)
    .where('status', '=', 'standing')
    .where('received_at', '>=', new Date(`${day}T00:00:00Z`))
    .orderBy('id')
    .execute();
}
