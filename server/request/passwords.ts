import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

interface Cost {
  /** Logarithm to base 2 of scrypt's N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** Of a password somebody chooses; longer words are better than stranger ones, so no kinds of signs are asked for. */
export const SHORTEST_PASSWORD = 10;

/** 32 MB and a third of a second on two old cores: OWASP's second row for scrypt. */
const COST: Cost = { ln: 15, r: 8, p: 3 };
const KEY_LENGTH = 32;

/** `$scrypt$ln=15,r=8,p=3$<salt>$<key>`, after the PHC string format; the cost of an old hash can be seen and raised. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${inBase64(salt)}$${inBase64(key)}`;
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(stored) ?? [];
  if (ln === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** For an account that does not exist, so that the answer takes as long as for one that does. */
export const someHash = '$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  // Node refuses anything above 32 MB unless told otherwise; scrypt needs 128·N·r and a little.
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    // Typed on a Mac or a phone, the same password may arrive in another Unicode form.
    scrypt(password.normalize('NFKC'), salt, KEY_LENGTH, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

const inBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
