import { type Consultation, consultedTexts, textRefs } from '../domain/consultation.ts';
import type { Finding } from '../domain/finding.ts';
import type { Saying } from '../domain/saying.ts';
import type { TextRef } from '../domain/text-ref.ts';
import { fold } from '../forms/document/fold.ts';
import { circularNumbers } from '../forms/phrases/index.ts';
import { numberedCirculars } from '../forms/phrases/numbered-circulars.ts';
import { say } from './sentences.ts';

export interface ConsultationMatch {
  /** The consultation, or the likeliest candidate where a finding says that it is in doubt. */
  consultation: Consultation | null;
  findings: Finding[];
}

/**
 * The consultation that a form answers, by the circular's number and by the texts on it; both must fit, because
 * circular numbers start again in every study period (rules: "Who, when").
 * @param circulars the numbers that the form names where it names its circular
 * @param texts the text references of the form's records
 */
export function matchConsultation(
  circulars: readonly number[],
  texts: readonly TextRef[],
  consultations: readonly Consultation[],
): ConsultationMatch {
  const byTexts = bestByTexts(texts, consultations);
  const numbered = consultations.filter((consultation) => circulars.includes(consultation.circular));
  if (circulars.length === 1 && numbered.length > 0) {
    const best = bestByTexts(texts, numbered);
    if (best) return { consultation: best, findings: [] };
    const candidate = numbered[0] ?? null;
    return doubt(candidate, 'consultation-unknown', say('circular-without-texts', { circular: circulars[0] ?? 0 }));
  }
  if (circulars.length === 0) {
    if (byTexts && consultedTexts(byTexts).every(({ ref }) => texts.includes(ref)))
      return { consultation: byTexts, findings: [] };
    return doubt(byTexts, 'consultation-unknown', say('circular-unnamed'));
  }
  const named = circulars.join(', ');
  return byTexts
    ? doubt(byTexts, 'circular-mismatch', say('circular-of-other-texts', { circulars: named, key: byTexts.key }))
    : doubt(null, 'consultation-unknown', say('circular-not-under-way', { circulars: named }));
}

/**
 * A subject that names another circular of ours than the form does: the wrong form was attached, or an old mail answered
 * anew. Whoever wrote it believes one of the two. A number that is no circular's here counts where the word stands right before it.
 */
export function subjectNamesOther(
  subject: string,
  consultation: Consultation,
  consultations: readonly Consultation[],
): Finding[] {
  const folded = fold(subject);
  const named = circularNumbers(folded);
  const known = consultations.find(({ circular }) => named.includes(circular))?.circular;
  const other = known ?? numberedCirculars(subject)[0];
  // "Circulars 150 and 142" names both.
  const isOwn = [...folded.matchAll(/\d+/g)].some(([number]) => Number(number) === consultation.circular);
  if (other === undefined || isOwn) return [];
  const about = { inSubject: other, onForm: consultation.circular };
  return [{ code: 'circular-mismatch', ...say('subject-names-other', about) }];
}

/** The one consultation with most texts in common; null without any, or if two share the place. */
function bestByTexts(texts: readonly TextRef[], consultations: readonly Consultation[]): Consultation | null {
  const ranked = consultations
    .map((consultation) => ({
      consultation,
      common: textRefs(consultation).filter((ref) => texts.includes(ref)).length,
    }))
    .filter(({ common }) => common > 0)
    .sort((left, right) => right.common - left.common);
  const [first, second] = ranked;
  return first && first.common !== second?.common ? first.consultation : null;
}

function doubt(consultation: Consultation | null, code: Finding['code'], saying: Saying): ConsultationMatch {
  return { consultation, findings: [{ code, ...saying }] };
}
