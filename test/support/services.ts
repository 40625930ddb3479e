import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** In CI a missing service is a failure, not a silent gap. */
const REQUIRED = process.env.CI === 'true' || process.env.REQUIRE_SERVICES === '1';

export type Service = 'dovecot' | 'redis-server' | 'chromium';

/**
 * A block of tests against a real server program. Where the program is not installed the block is skipped and its title
 * says so; with CI=true or REQUIRE_SERVICES=1 it runs and fails.
 */
export function describeWith(service: Service, title: string, tests: () => void): void {
  if (REQUIRED || isInstalled(service)) describe(title, tests);
  else describe.skip(`${title} (skipped: ${service} is not installed)`, tests);
}

export function isInstalled(service: Service): boolean {
  return spawnSync(service, ['--version']).status === 0;
}
