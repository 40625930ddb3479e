import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * To be loaded into a worker before its own code (`node --import`). From SIGUSR2 on it counts the steps of the worker:
 * each time that bytes are about to leave for a server, whichever server it is. Instead of step number DIE_AT, or
 * of the first step that sends the words DIE_AT, the process is killed, without a chance to tidy up. With DIE_AT=0 it
 * only tells the steps.
 */
const dieAt = process.env.DIE_AT ?? '0';
const isNumber = /^\d+$/.test(dieAt);
const STDERR = 2;
const LABEL_LENGTH = 90;
let counting = false;
let steps = 0;

process.on('SIGUSR2', () => {
  counting = true;
  writeSync(STDERR, 'counting steps\n');
});

const { _write, _writev } = Socket.prototype;

Socket.prototype._write = function (...given) {
  beforeSending(this, [given[0]]);
  return _write.apply(this, given);
};

Socket.prototype._writev = function (...given) {
  beforeSending(
    this,
    given[0].map(({ chunk }) => chunk),
  );
  return _writev?.apply(this, given);
};

function beforeSending(socket: Socket, chunks: unknown[]): void {
  // Pipes have no port: what is written there stays in this machine's terminal.
  if (!counting || socket.remotePort === undefined) return;
  steps++;
  const label = `port ${socket.remotePort}: ${chunks.map(readable).join('')}`.slice(0, LABEL_LENGTH);
  writeSync(STDERR, `step ${steps}, ${label}\n`);
  if (isNumber ? String(steps) === dieAt : label.includes(dieAt)) process.kill(process.pid, 'SIGKILL');
}

/** What can be read of the bytes in one line: SQL, SMTP and IMAP commands. */
function readable(chunk: unknown): string {
  return String(chunk)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/\s+/g, ' ');
}
