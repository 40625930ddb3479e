import type { Observation, ObservationSource, Slot } from '../../domain/evidence.ts';
import { SLOTS } from '../../domain/evidence.ts';
import type { Change, FormDocument } from '../document/form-document.ts';
import type { FormRecord } from '../reader.ts';

/** All changes tracked in a document. */
export function trackedChanges(document: FormDocument): Change[] {
  return document.paragraphs.flatMap((paragraph) =>
    paragraph.items.flatMap((item) => (item.change ? [item.change] : [])),
  );
}

/**
 * Joins the two ways to read a document with tracked changes. Where both show the same, it stands. Where they differ,
 * the accepted reading stands only if one author made all changes and the slots concerned were blank before; else they
 * cannot be told. (Word does not track the ticking of a form field, so a field may be ticked both ways.)
 */
export function joinViews(accepted: FormRecord[], rejected: FormRecord[], changes: readonly Change[]): FormRecord[] {
  const authors = [...new Set(changes.map((change) => change.author ?? ''))];
  const partners = new Map(keyed(rejected));
  return keyed(accepted).map(([key, record]) => joinRecord(record, partners.get(key), authors));
}

function keyed(records: readonly FormRecord[]): [string, FormRecord][] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const refs = record.refs.join();
    const count = seen.get(refs) ?? 0;
    seen.set(refs, count + 1);
    return [`${refs}#${count}`, record];
  });
}

function isBlank(record: FormRecord | undefined, slots: readonly Slot[]): boolean {
  const seen = record?.observations.filter((observation) => slots.includes(observation.slot)) ?? [];
  return seen.every((observation) => observation.state === 'empty' && !LOOKS.has(observation.source));
}

const LOOKS: ReadonlySet<ObservationSource> = new Set(['strike', 'deletion']);

function joinRecord(record: FormRecord, before: FormRecord | undefined, authors: readonly string[]): FormRecord {
  const differing = SLOTS.filter((slot) => seenAt(record, slot) !== (before ? seenAt(before, slot) : ''));
  if (differing.length === 0) return record;
  const trusted = authors.length === 1 && isBlank(before, differing);
  const author = authors.join(', ');
  const deleted = before?.slotsFound.filter((slot) => !record.slotsFound.includes(slot)) ?? [];
  const extra = differing
    .filter((slot) => !trusted || deleted.includes(slot))
    .map((slot): Observation => changed(record, slot, deleted.includes(slot) && trusted, author));
  const kept = record.observations.filter((seen) => !(deleted.includes(seen.slot) && seen.source === 'deletion'));
  const signed = kept.map((seen) => (differing.includes(seen.slot) && author ? { ...seen, author } : seen));
  const slotsFound = SLOTS.filter((slot) => record.slotsFound.includes(slot) || deleted.includes(slot));
  return { ...record, slotsFound, observations: [...signed, ...extra] };
}

function seenAt(record: FormRecord, slot: Slot): string {
  const seen = record.observations.filter((observation) => observation.slot === slot);
  const found = record.slotsFound.includes(slot) ? 'found' : 'missing';
  return [found, ...seen.map(({ source, state, mark }) => `${source} ${state} ${mark ?? ''}`).sort()].join('|');
}

function changed(record: FormRecord, slot: Slot, deleted: boolean, author: string): Observation {
  const observation: Observation = {
    slot,
    source: 'tracked-change',
    state: deleted ? 'empty' : 'unclear',
    place: record.place,
    mark: deleted ? 'wording deleted' : 'reads differently with the tracked changes rejected',
    strength: deleted ? 0.8 : 0.5,
  };
  return author ? { ...observation, author } : observation;
}
