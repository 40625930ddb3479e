import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIG_DIR } from '../../src/config.ts';
import type { Contact } from '../../src/domain/contact.ts';
import { type ReminderPolicy, reminderPolicySchema } from '../../src/domain/reminder-policy.ts';
import { forecastStep, planReminders, type ReminderFacts } from '../../src/mail/reminders/plan-reminders.ts';
import { dueStep, isQuiet, reminderSteps } from '../../src/mail/reminders/reminder-steps.ts';
import { capitalOf } from '../../src/mail/text/capitals.ts';
import { instantAt, localDay } from '../../src/mail/text/local-time.ts';
import { loadMemberStates } from '../../src/register/member-states.ts';
import { circular142 } from '../support/circular-142.ts';

const memberStates = loadMemberStates(CONFIG_DIR);
const CODES = memberStates.all.map(({ code }) => code);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const policyOf = (change: Partial<ReminderPolicy> = {}): ReminderPolicy => ({
  steps: ['P28D', 'P14D', 'P7D', 'P2D', 'PT24H'],
  timeOfDay: '09:00',
  quietDays: ['weekend', '12-25', '01-01'],
  digestHoursBefore: 24,
  ...change,
});
const until = (deadline: string, announced = '2020-01-01') => ({ ...circular142, deadline, announced });
const sendingTimes = (code: string, deadline: string, change: Partial<ReminderPolicy> = {}) =>
  Object.fromEntries(
    reminderSteps(until(deadline), policyOf(change), capitalOf(code)).map(({ step, from }) => [
      step,
      from.toISOString().slice(0, 16),
    ]),
  );

describe('the capital', () => {
  test('of every Member State has a clock', () => {
    for (const code of CODES) {
      const { zone, weekend } = capitalOf(code);
      expect(zone, code).toMatch(/^[A-Z][A-Za-z]+\//);
      expect(() => localDay(new Date(0), zone)).not.toThrow();
      expect(weekend.length, code).toBeGreaterThan(0);
    }
  });

  test.each([
    ['RU', 'Europe/Moscow'],
    ['US', 'America/New_York'],
    ['AU', 'Australia/Sydney'],
    ['BR', 'America/Sao_Paulo'],
    ['ID', 'Asia/Jakarta'],
  ])('of %s is in %s, of its many zones', (code, zone) => {
    expect(capitalOf(code).zone).toBe(zone);
  });

  test('has its own weekend', () => {
    expect(capitalOf('SA').weekend).toEqual([5, 6]);
    expect(capitalOf('CH').weekend).toEqual([6, 7]);
  });
});

describe('a step goes out', () => {
  test('at the policy’s time in each capital, before the duration that it promises', () => {
    // Thursday, 8 February 2024, 23:59:59 UTC.
    expect(sendingTimes('CH', '2024-02-08T23:59:59Z').P7D).toBe('2024-02-01T08:00');
    expect(sendingTimes('JP', '2024-02-08T23:59:59Z').P7D).toBe('2024-02-01T00:00');
    expect(sendingTimes('US', '2024-02-08T23:59:59Z').P7D).toBe('2024-02-01T14:00');
    // In Kiribati the second of February has begun by then.
    expect(sendingTimes('KI', '2024-02-08T23:59:59Z').P7D).toBe('2024-02-01T21:00');
  });

  test('on the last working day before a weekend, which is another one in Riyadh', () => {
    // Seven days before the deadline is a Saturday.
    expect(sendingTimes('CH', '2024-02-10T23:59:59Z').P7D).toBe('2024-02-02T08:00');
    expect(sendingTimes('SA', '2024-02-10T23:59:59Z').P7D).toBe('2024-02-01T06:00');
  });

  test('before the holidays at the end of a year', () => {
    // 1 January 2026 is a Thursday: two days before the deadline lie New Year and, for the week, Christmas.
    const times = sendingTimes('CH', '2026-01-01T23:59:59Z', { steps: ['P7D', 'P2D', 'PT24H'] });
    expect(times).toEqual({ P7D: '2025-12-24T08:00', P2D: '2025-12-30T08:00', PT24H: '2025-12-31T08:00' });
    expect(sendingTimes('CH', '2026-01-02T12:00:00Z', { steps: ['PT24H'] }).PT24H).toBe('2025-12-31T08:00');
  });

  test('at the same time of day on both sides of a change of clocks', () => {
    const times = sendingTimes('CH', '2024-04-05T23:59:59Z', { steps: ['P10D', 'P2D'] });
    expect(times).toEqual({ P10D: '2024-03-26T08:00', P2D: '2024-04-03T07:00' });
  });

  test('once, where quiet days move two of them to the same morning', () => {
    // Two days and one day before a Monday's deadline are a Saturday and a Sunday: both would go out on Friday.
    const times = sendingTimes('CH', '2024-02-05T23:59:59Z', { steps: ['P2D', 'PT24H'] });
    expect(times).toEqual({ PT24H: '2024-02-02T08:00' });
  });

  test('not at all, where every day is quiet', () => {
    const quietDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    expect(sendingTimes('CH', '2024-02-08T23:59:59Z', { quietDays })).toEqual({});
  });
});

test('a time of day that a change of clocks leaves out or doubles is some hour of that day', () => {
  expect(instantAt('2024-03-31', '02:30', 'Europe/Zurich').toISOString()).toBe('2024-03-31T01:30:00.000Z');
  expect(instantAt('2024-10-27', '02:30', 'Europe/Zurich').toISOString()).toBe('2024-10-27T00:30:00.000Z');
});

const policies = fc.record({
  steps: fc.uniqueArray(fc.constantFrom('P42D', 'P28D', 'P14D', 'P7D', 'P3D', 'P2D', 'P1D', 'PT24H', 'PT6H', 'PT30M')),
  timeOfDay: fc.constantFrom(null, '00:00', '07:30', '09:00', '16:00', '23:59'),
  quietDays: fc.uniqueArray(fc.constantFrom('weekend', 'FR', 'SA', 'SU', '12-25', '01-01', '2026-12-31', '02-29')),
  digestHoursBefore: fc.constantFrom(0, 24),
});
const deadlines = fc
  .integer({ min: Date.parse('2024-01-10T00:00:00Z') / 60_000, max: Date.parse('2031-12-31T23:59:00Z') / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString());

describe('whatever the policy, the deadline and the capital', () => {
  test('every step gives the time it promises, on a day that is not quiet, at the policy’s hour, and ends in time', () => {
    fc.assert(
      fc.property(policies, deadlines, fc.constantFrom(...CODES), (policy, deadline, code) => {
        expect(reminderPolicySchema.parse(policy)).toEqual(policy);
        const capital = capitalOf(code);
        const consultation = until(deadline);
        const end = new Date(deadline).getTime();
        const steps = reminderSteps(consultation, policy, capital);
        let last = 0;
        for (const { step, from, until } of steps) {
          expect(end - from.getTime()).toBeGreaterThanOrEqual(promised(step));
          expect(isQuiet(localDay(from, capital.zone), policy, capital)).toBe(false);
          if (policy.timeOfDay) {
            const day = localDay(from, capital.zone);
            expect(instantAt(day, policy.timeOfDay, capital.zone)).toEqual(from);
          }
          expect(from.getTime()).toBeGreaterThan(last);
          expect(until.getTime()).toBeLessThanOrEqual(end + 1000);
          last = from.getTime();
        }
        expect(dueStep(consultation, policy, capital, new Date(end + 1000))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test('over all the weeks nobody is reminded twice of a step, late, after replying, while held, or by mistake', () => {
    fc.assert(
      fc.property(policies, deadlines, histories(), (policy, deadline, history) => {
        const consultation = { ...until(deadline), electorate: history.electorate };
        const end = new Date(deadline).getTime();
        const reminded: ReminderFacts['reminded'][number][] = [];
        for (const look of history.looks.toSorted((left, right) => right.hoursBefore - left.hoursBefore)) {
          const now = new Date(end - look.hoursBefore * HOUR + look.seconds * 1000);
          const facts = factsAt(look, now, policy, reminded);
          const plan = planReminders(consultation, facts);
          for (const { memberState, address, step } of plan.reminders) {
            const capital = capitalOf(memberState);
            expect(now.getTime()).toBeLessThan(end + 1000);
            expect(facts.replied.has(memberState) || facts.withUs.has(memberState)).toBe(false);
            expect(facts.held.has(step)).toBe(false);
            expect(facts.bounced.has(address)).toBe(false);
            expect(isQuiet(localDay(now, capital.zone), policy, capital)).toBe(false);
            expect(facts.contacts.map((contact) => contact.address)).toContain(address);
            expect(history.electorate === null || history.electorate.includes(memberState)).toBe(true);
            expect(policy.steps).toContain(step);
            const key = { memberState, step, address, deadline: new Date(deadline) };
            expect(reminded).not.toContainEqual(key);
            reminded.push(key);
          }
        }
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});

const SOME = ['CH', 'JP', 'SA', 'US', 'KI', 'BR', 'IN'];
const CONTACTS: Contact[] = SOME.flatMap((code) =>
  [`adm@${code.toLowerCase()}.example`, `mission.${code.toLowerCase()}@geneva.example`].map((address) => ({
    memberState: code,
    address,
    name: null,
    language: null,
  })),
);

interface Look {
  hoursBefore: number;
  seconds: number;
  replied: string[];
  withUs: string[];
  contacts: Contact[];
  held: string[];
  bounced: string[];
}

function histories() {
  const look: fc.Arbitrary<Look> = fc.record({
    hoursBefore: fc.integer({ min: -48, max: 45 * 24 }),
    seconds: fc.integer({ min: 0, max: 3599 }),
    replied: fc.subarray(SOME, { maxLength: 3 }),
    withUs: fc.subarray(SOME, { maxLength: 2 }),
    contacts: fc.subarray(CONTACTS),
    held: fc.subarray(['P7D', 'P2D'], { maxLength: 1 }),
    bounced: fc.subarray(
      CONTACTS.map(({ address }) => address),
      { maxLength: 2 },
    ),
  });
  return fc.record({ looks: fc.array(look, { maxLength: 40 }), electorate: fc.option(fc.subarray(SOME)) });
}

function factsAt(look: Look, now: Date, policy: ReminderPolicy, reminded: ReminderFacts['reminded']): ReminderFacts {
  return {
    now,
    policy,
    memberStates,
    contacts: look.contacts,
    reminded,
    replied: new Set(look.replied),
    withUs: new Set(look.withUs),
    held: new Set(look.held),
    bounced: new Set(look.bounced),
  };
}

function promised(step: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(step) ?? [];
  return Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * 60_000;
}

describe('what staff are told of a step', () => {
  const quiet: Look = {
    hoursBefore: 0,
    seconds: 0,
    replied: ['JP'],
    withUs: ['SA'],
    contacts: CONTACTS,
    held: [],
    bounced: ['adm@ch.example'],
  };

  test('is exactly who gets it then, if nothing changes', () => {
    const consultation = until('2024-02-08T23:59:59Z');
    const before = factsAt(quiet, new Date('2024-01-31T00:00:00Z'), policyOf(), []);
    const told = forecastStep(consultation, before, 'P7D').reminders;
    const sent = told.flatMap(({ memberState, address, from }) =>
      planReminders(consultation, { ...before, now: from }).reminders.filter(
        (each) => each.memberState === memberState && each.address === address,
      ),
    );
    expect(told.length).toBeGreaterThan(6);
    expect(sent).toEqual(told);
    expect(told.map(({ address }) => address)).not.toContain('adm@ch.example');
  });
});
