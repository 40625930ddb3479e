import { isLate } from '../../domain/consultation.ts';
import type { Rule } from './rule.ts';

/** A reply counts if it was received by the due date, by the receiving server's clock alone. */
export const onTime: Rule = {
  name: 'on-time',
  cites: 'Res. 1 §9.4.6',
  check({ receivedAt }, consultation) {
    if (receivedAt === null || !isLate(consultation, receivedAt)) return [];
    return [
      {
        code: 'late',
        message: `Received ${receivedAt.toISOString()}, after the deadline ${consultation.deadline}: kept, not counted.`,
      },
    ];
  },
};
