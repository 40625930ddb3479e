import { execFileSync } from 'node:child_process';
import { openReadingPool } from '../../src/reading/open-reading-pool.ts';
import { slowMail } from './slow-mail.ts';

/** Opens a pool, sets its process to work for a long time, and prints that process's id: to be killed by a test. */
const context = { consultations: [], issuedForms: [] };
const pool = await openReadingPool({ size: 1, timeoutMs: 600_000, memoryMb: 2000, context });
const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
void pool.readMessage(slowMail(200));
setTimeout(() => process.stdout.write(/\d+(?=.*child\.ts)/.exec(pids)?.[0] ?? 'none'), 1000);
