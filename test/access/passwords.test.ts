import { describe, expect, it } from 'vitest';
import { checkNewPassword, hashPassword, isPassword } from '../../src/access/passwords.ts';

describe('passwords', () => {
  it('are kept as argon2id with a salt of their own', async () => {
    const [one, two] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await isPassword('correct horse battery', one)).toBe(true);
    expect(await isPassword('correct horse battery ', one)).toBe(false);
  });

  it('are the same however the keyboard composes their letters', async () => {
    const hash = await hashPassword('Zu\u0308rich am See 8001');
    expect(await isPassword('Z\u00fcrich am See 8001', hash)).toBe(true);
  });

  it('open nothing where there is no hash, or one of another kind', async () => {
    expect(await isPassword('correct horse battery', null)).toBe(false);
    expect(await isPassword('', '$argon2id$v=19$m=65536,t=2,p=1$$')).toBe(false);
    expect(await isPassword('x'.repeat(5000), await hashPassword('correct horse battery'))).toBe(false);
  });

  it.each([
    'short',
    'aaaaaaaaaaaaaa',
    '123456789012',
    'abcdefghijklmn',
    'jane.doejane',
    'abababababab',
    'password1234',
    'jane.doe@example.org',
  ])('are not %s', (password) => {
    expect(() => checkNewPassword(password, 'jane.doe@example.org')).toThrow(/password/);
  });

  it.each(['correct horse battery staple', 'mот де пасс 8 юных', '四个随机的词语放在这里好'])(
    'may be %s',
    (password) => {
      checkNewPassword(password, 'jane.doe@example.org');
    },
  );
});
