import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import { type Consultation, consultationSchema } from '../../src/domain/consultation.ts';
import type { Contact } from '../../src/domain/contact.ts';
import { indexMemberStates } from '../../src/domain/member-state.ts';
import type { ReminderPolicy } from '../../src/domain/reminder-policy.ts';
import { planReminders, type ReminderFacts } from '../../src/mail/reminders/plan-reminders.ts';
import { dueStep, reminderSteps } from '../../src/mail/reminders/reminder-steps.ts';
import { UTC } from '../../src/mail/text/capitals.ts';

const consultation = consultationSchema.parse(
  JSON.parse(readFileSync(resolve(CONFIG_DIR, 'consultations/t22-142.json'), 'utf8')),
);
const STEPS = ['P28D', 'P14D', 'P7D', 'P2D', 'PT24H'];
const policy = (steps: string[]): ReminderPolicy => ({ steps, timeOfDay: null, quietDays: [], digestHoursBefore: 0 });
const CODES = ['CH', 'DE', 'FR', 'JP', 'PW'];
const memberStates = indexMemberStates(
  CODES.map((code) => ({ code, name: `State ${code}`, since: code === 'PW' ? '2024-09-19' : null })),
  [],
  [],
);

const contact = (memberState: string, address: string): Contact => ({
  memberState,
  address,
  name: null,
  language: null,
});
const EVERYONE = CODES.map((code) => contact(code, `adm@${code.toLowerCase()}.example`));

const facts = (change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  now: new Date('2024-02-02T00:00:00Z'),
  policy: policy(STEPS),
  memberStates,
  contacts: EVERYONE,
  replied: new Set(),
  withUs: new Set(),
  reminded: [],
  held: new Set(),
  bounced: new Set(),
  ...change,
});
const named = (change: Partial<ReminderFacts> = {}, about: Consultation = consultation) =>
  planReminders(about, facts(change)).reminders.map((reminder) => reminder.memberState);
const stepAt = (now: string, steps = STEPS) => dueStep(consultation, policy(steps), UTC, new Date(now))?.step ?? null;

describe('a step', () => {
  test.each([
    ['2024-01-11T23:59:58Z', null],
    ['2024-01-11T23:59:59Z', 'P28D'],
    ['2024-01-25T23:59:58Z', 'P28D'],
    ['2024-01-25T23:59:59Z', 'P14D'],
    ['2024-02-07T23:59:58Z', 'P2D'],
    ['2024-02-07T23:59:59Z', 'PT24H'],
    ['2024-02-08T23:59:59.999Z', 'PT24H'],
    ['2024-02-09T00:00:00Z', null],
  ])('at %s the step is %s', (now, step) => {
    expect(stepAt(now)).toBe(step);
  });

  test('that lies before the announcement does not exist', () => {
    expect(reminderSteps(consultation, policy(['P200D', 'P28D']), UTC).map(({ step }) => step)).toEqual(['P28D']);
    expect(stepAt('2023-10-12T00:00:00Z', ['P200D', 'P28D'])).toBeNull();
  });

  test('written twice in different ways is one step', () => {
    expect(reminderSteps(consultation, policy(['P1D', 'PT24H', 'PT1440M']), UTC)).toHaveLength(1);
  });
});

describe('reminded are', () => {
  test('the Member States consulted that have not replied', () => {
    expect(named()).toEqual(['CH', 'DE', 'FR', 'JP']);
    expect(named({ replied: new Set(['DE']), withUs: new Set(['JP']) })).toEqual(['CH', 'FR']);
  });

  test('those of the electorate only, where there is one', () => {
    expect(named({}, { ...consultation, electorate: ['FR', 'US'] })).toEqual(['FR']);
    expect(named({}, { ...consultation, electorate: [] })).toEqual([]);
  });

  test('no State before it joined the Union', () => {
    const later = { ...consultation, deadline: '2024-10-20T23:59:59Z' };
    expect(named({ now: new Date('2024-10-15T00:00:00Z') }, later)).toContain('PW');
    expect(named()).not.toContain('PW');
  });

  test('all contacts of a State that can be written to; a State without one is listed', () => {
    const contacts = [contact('CH', 'a@x.example'), contact('CH', 'b@x.example'), contact('DE', '@de.example')];
    const plan = planReminders(consultation, facts({ contacts }));
    expect(plan.reminders.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example']);
    expect(plan.unreachable).toEqual([
      { memberState: 'DE', name: 'State DE', contacts: ['@de.example'] },
      { memberState: 'FR', name: 'State FR', contacts: [] },
      { memberState: 'JP', name: 'State JP', contacts: [] },
    ]);
  });

  test('nobody, where a list is empty', () => {
    expect(named({ contacts: [] })).toEqual([]);
    expect(named({ policy: policy([]) })).toEqual([]);
    expect(named({ memberStates: indexMemberStates([], [], []) })).toEqual([]);
  });
});

describe('however the weeks before the deadline go', () => {
  /** What a worker meets: it looks at some times, and some States have replied or sent doubtful mail by then. */
  const looks = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 40 * 24 }),
      replied: fc.subarray(CODES),
      withUs: fc.subarray(CODES),
      contacts: fc.subarray(EVERYONE),
    }),
    { maxLength: 30 },
  );
  const opens = Date.parse('2024-01-05T00:00:00Z');
  const deadline = Date.parse('2024-02-09T00:00:00Z');

  test('nobody is reminded twice of a step, after the deadline, after replying, or without being in the register', () => {
    fc.assert(
      fc.property(looks, fc.option(fc.subarray(CODES)), (all, electorate) => {
        const reminded: ReminderFacts['reminded'][number][] = [];
        for (const look of all.toSorted((left, right) => left.hours - right.hours)) {
          const now = new Date(opens + look.hours * 3600 * 1000);
          const { replied, withUs } = { replied: new Set(look.replied), withUs: new Set(look.withUs) };
          const change = { now, replied, withUs, contacts: look.contacts, reminded };
          const plan = planReminders({ ...consultation, electorate }, facts(change));
          for (const { memberState, step, address } of plan.reminders) {
            expect(now.getTime()).toBeLessThan(deadline);
            expect(replied.has(memberState) || withUs.has(memberState)).toBe(false);
            expect(look.contacts.some((known) => known.address === address)).toBe(true);
            expect(electorate === null || electorate.includes(memberState)).toBe(true);
            reminded.push({ memberState, step, address, deadline: new Date(consultation.deadline) });
          }
          expect(new Set(plan.reminders.map(({ step }) => step)).size).toBeLessThanOrEqual(1);
        }
        const keys = reminded.map(({ memberState, step, address }) => `${memberState} ${step} ${address}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
