import { describe, expect, test } from 'vitest';
import { readEnvironment, requireEnvironment } from '../../../server/local/environment.ts';

describe('the environment', () => {
  test('may be empty: everything has a value for one machine', () => {
    const { environment } = readEnvironment({});
    expect(environment).toMatchObject({ HOST: '127.0.0.1', PORT: 8080, TZ: 'Asia/Shanghai' });
    expect(environment?.DATABASE_URL).toBeUndefined();
  });

  test('takes an empty variable as not set', () => {
    expect(readEnvironment({ DATABASE_URL: '', PORT: '' }).environment).toMatchObject({ PORT: 8080 });
  });

  test.for([
    ['DATABASE_URL', 'mysql://db/lawgate'],
    ['DATABASE_URL', 'postgres://[half'],
    ['SMTP_URL', 'mail.county.example'],
    ['MAIL_FROM', 'the law office'],
    ['HOST', 'two hosts'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['BASE_URL', 'lawgate.county.example'],
    ['BASE_URL', 'https://county.example/lawgate'],
    ['TRUSTED_PROXIES', 'proxy.county.example'],
    ['TRUSTED_PROXIES', '10.0.0.5,'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TZ', 'Asia/Beijing2'],
    ['LAWGATE_DATE', './data'],
  ] as const)('refuses %s=%s by name', ([name, value]) => {
    expect(readEnvironment({ [name]: value }).problems).toEqual([{ name, problem: expect.any(String) }]);
  });

  test.for([
    ['DATABASE_URL', 'postgresql://app@db:5432/lawgate?sslmode=require'],
    ['SMTP_URL', 'smtps://user:word@mail.county.example:465'],
    ['PORT', '0'],
    ['PORT', '65535'],
    ['BASE_URL', 'http://192.168.1.5:8080'],
    ['BASE_URL', 'https://county.example/'],
    ['TRUSTED_PROXIES', '10.0.0.5, 192.168.1.0/24,fd00::/8'],
    ['TRUSTED_PROXIES', 'loopback'],
    ['HOST', '::1'],
    ['LAWGATE_DATA', '/srv/法审'],
  ] as const)('takes %s=%s', ([name, value]) => {
    expect(readEnvironment({ [name]: value }).problems).toBeUndefined();
  });

  test('names all its problems at once', () => {
    const variables = { PORT: 'eighty', SMTP_URL: 'x', LAWGATE_DATE: '1' };
    expect(() => requireEnvironment(variables)).toThrow(/PORT：[\s\S]*SMTP_URL：|SMTP_URL：[\s\S]*PORT：/);
    expect(() => requireEnvironment(variables)).toThrow(/LAWGATE_DATE：/);
  });
});
