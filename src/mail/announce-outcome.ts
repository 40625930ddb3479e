import type { Db } from '../db/connect.ts';
import type { Consultation } from '../domain/consultation.ts';
import { singleAddress } from './address.ts';
import { bouncedAddresses } from './outbox/bounces.ts';
import { queueMail } from './outbox/outbox.ts';
import { readContacts } from './reminders/awaited-replies.ts';
import type { RemindingContext } from './reminders/remind.ts';
import { renderMail } from './text/render.ts';
import type { Outcome } from './text/write-outcome.ts';

/**
 * Tells every Member State that was consulted how the consultation ended, at each address that can be written to.
 * Calling it again for the same number queues nothing twice.
 * @param number of the result: a corrected one is announced anew
 * @returns how many mails were queued by this call
 */
export async function announceOutcome(
  db: Db,
  consultation: Consultation,
  outcome: Outcome,
  number: number,
  { languages, stateNames, outbox, memberStates, now }: RemindingContext,
): Promise<number> {
  const gone = new Set((await bouncedAddresses(db)).flatMap(({ address, permanent }) => (permanent ? [address] : [])));
  const { electorate, deadline } = consultation;
  const contacts = (await readContacts(db)).filter(
    ({ memberState, address }) =>
      singleAddress(address) !== null &&
      !gone.has(address) &&
      memberStates.isMember(memberState, new Date(deadline)) &&
      (electorate === null || electorate.includes(memberState)),
  );
  let queued = 0;
  for (const { memberState, address, language: asked } of contacts) {
    const { language } = languages.in(asked);
    const mail = {
      ...renderMail(languages, 'outcome', language, {
        consultation,
        memberState: stateNames(memberState, language),
        outcome,
      }),
      kind: 'outcome' as const,
      dedupeKey: `outcome:${consultation.key}:${number}:${memberState}:${address}`,
      to: address,
      answers: null,
      replyId: null,
      about: { consultation: consultation.key, memberState },
    };
    const result = await db.transaction().execute((tx) => queueMail(tx, mail, outbox, now));
    if (result.outcome === 'queued') queued += 1;
  }
  return queued;
}
