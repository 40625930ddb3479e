/** Sound in itself, and far more work than the time limits of the tests allow: millions of quoted-printable lines. */
export function slowMail(megabytes = 80): Buffer {
  const head = 'From: a@b.example\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
  return Buffer.concat([Buffer.from(head), Buffer.alloc(megabytes * 1024 * 1024, '=41\r\n')]);
}
