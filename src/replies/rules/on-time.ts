import { isLate } from '../../domain/consultation.ts';
import { say } from '../sentences.ts';
import type { Rule } from './rule.ts';

/** A reply counts if it was received by the due date, by the receiving server's clock alone. */
export const onTime: Rule = {
  name: 'on-time',
  cites: 'Res. 1 §9.4.6',
  check({ receivedAt }, consultation) {
    if (receivedAt === null || !isLate(consultation, receivedAt)) return [];
    const { deadline } = consultation;
    return [{ code: 'late', ...say('received-late', { received: receivedAt.toISOString(), deadline }) }];
  },
};
