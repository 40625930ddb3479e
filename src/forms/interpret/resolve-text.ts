import type { Consultation, DeterminedText } from '../../domain/consultation.ts';
import { remembered } from '../../domain/remembered.ts';
import type { Saying } from '../../domain/saying.ts';
import { findTextRefs } from '../../domain/text-ref.ts';
import { fold } from '../document/fold.ts';
import type { FormRecord } from '../reader.ts';
import { say } from '../sentences.ts';

/** The consultation's text that a record's label names, or why none. */
export type Resolved = { text: DeterminedText } | { text: null; why: Saying };

/** A label is known by its number alone; a working name ("X.saf-dfs") can only confirm or contradict it. */
export function resolveText(record: FormRecord, consultation: Consultation): Resolved {
  const label = record.label.trim().slice(0, 120);
  const candidates = consultation.texts.filter((text) =>
    findTextRefs(text.ref).some((ref) => record.refs.includes(ref)),
  );
  const text = candidates.length > 1 ? onlyOfType(candidates, record.label) : (candidates[0] ?? null);
  if (!text) {
    const sentence = record.refs.length === 0 ? 'part-without-number' : 'text-not-consulted';
    return { text: null, why: say(sentence, { label }) };
  }
  const contrary = consultation.texts.find((other) => other !== text && holdsAlias(record.label, other));
  if (contrary && !holdsAlias(record.label, text)) {
    return { text: null, why: say('label-of-two-texts', { text: text.ref, other: contrary.ref, label }) };
  }
  return { text };
}

function holdsAlias(label: string, text: DeterminedText): boolean {
  if (!text.alias) return false;
  return aliasAlone(text.alias).test(withoutJoiners(label));
}

const aliasAlone = remembered((alias) => {
  const letters = fold(alias).replace(/[\s.-]/gu, '');
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'u');
});

const withoutJoiners = remembered((label) => fold(label).replace(/[.-]/gu, '').replace(/\s+/gu, ' '));

const TYPE_WORDS: Record<DeterminedText['type'], RegExp> = {
  amendment: /amend|enmienda|поправ|пonpab|修正|تعديل/iu,
  corrigendum: /corrig|исправл|勘误|تصويب/iu,
  deletion: /delet|suppress|supresi|withdraw|исключ|删除|الغاء|حذف/iu,
  revised: /revis|révis|пересмотр|修订|مراجع/iu,
  new: /\bnew\b|nouvelle|nueva|новой|新|جديد/iu,
};

/** Two texts may bear one number (an amendment and a corrigendum): then the label's words must name exactly one. */
function onlyOfType(candidates: readonly DeterminedText[], label: string): DeterminedText | null {
  const named = candidates.filter((text) => TYPE_WORDS[text.type].test(label));
  return named.length === 1 ? (named[0] ?? null) : null;
}
