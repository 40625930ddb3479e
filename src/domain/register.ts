import type { Consultation } from './consultation.ts';
import type { Contact } from './contact.ts';
import type { MemberStates } from './member-state.ts';

/** What is known beside a message itself: the consultations, who speaks for whom, and the Member States. */
export interface Register {
  consultations: readonly Consultation[];
  contacts: readonly Contact[];
  memberStates: MemberStates;
}
