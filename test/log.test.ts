import { expect, it } from 'vitest';
import { tellSeldom } from '../src/log.ts';

it('a fault that comes again and again is told once in a while, with how often it came', () => {
  const told: string[] = [];
  let now = 0;
  const tell = tellSeldom(
    (words) => told.push(words),
    () => now,
  );
  for (now = 0; now < 25_000; now += 100) tell('queue: no space left on device');
  tell('queue: connection refused');
  expect(told).toEqual([
    'queue: no space left on device',
    'queue: no space left on device (and 99 times more before)',
    'queue: no space left on device (and 99 times more before)',
    'queue: connection refused',
  ]);
});
