import { asksAboutForm } from '../phrases/asks-about-form.ts';
import { deniesInWords } from '../phrases/denied-in-words.ts';
import { saysPart } from '../phrases/part-of-reply.ts';
import { deniesReply } from '../phrases/reply-standing.ts';
import { holdsReservation } from '../phrases/reservations.ts';
import { sentencesOf } from '../phrases/sentences-of.ts';
import { isShortNote } from '../phrases/short-notes.ts';

/** Whether a paragraph says of the form that it is not the answer, or of the answer that it is another. */
export function standsOtherwise(paragraph: string): boolean {
  return sentencesOf(paragraph).some(
    (each) =>
      deniesReply(each) ||
      holdsReservation(each) ||
      deniesInWords(each) ||
      isShortNote(each) ||
      asksAboutForm(each) ||
      saysPart(each),
  );
}
