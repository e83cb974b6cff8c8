import { createInflateRaw } from 'node:zlib';

/** Why a container (DOCX is a zip archive) is not taken. */
export type ContainerProblem = 'file-with-macros' | 'file-unpacks-too-large' | 'file-unreadable';

const ENTRY = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

const MB = 1024 * 1024;
/** Text shrinks to a tenth, a bomb to a thousandth. */
const LARGEST_RATIO = 100;
/** So much may any file unpack to, however well it was packed, and so much none. */
const ALWAYS_FINE = 10 * MB;
const LARGEST = 200 * MB;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

/**
 * Looks into a zip archive from outside and believes none of its lengths: it is unpacked, as far as it may be, and nothing
 * of it is kept. Null where there is nothing against it.
 */
export async function containerProblem(bytes: Buffer): Promise<ContainerProblem | null> {
  const entries = entriesOf(bytes);
  if (entries === null) return 'file-unreadable';
  if (entries.some(({ name }) => isMacroName(name))) return 'file-with-macros';
  let left = Math.min(LARGEST, Math.max(ALWAYS_FINE, bytes.length * LARGEST_RATIO));
  for (const entry of entries) {
    const unpacked = await unpackedOf(entry, left);
    if (unpacked === null) return 'file-unreadable';
    const most = isDescription(entry.name) ? Math.min(left, LONGEST_DESCRIPTION) : left;
    if (unpacked.length > most) return 'file-unpacks-too-large';
    if (unpacked.text !== null && speaksOfMacros(unpacked.text)) return 'file-with-macros';
    left -= unpacked.length;
  }
  return null;
}

/** Null where it is no whole archive of the plain kind: programs differ in what they read into any other. */
function entriesOf(bytes: Buffer): readonly Entry[] | null {
  const directory = directoryOf(bytes);
  if (directory === null) return null;
  const { count, from, end } = directory;
  const entries: Entry[] = [];
  let packedBytes = 0;
  let at = from;
  for (let index = 0; index < count; index += 1) {
    const found = entryAt(bytes, at, end);
    // Entries that lie over one another would be unpacked again and again.
    packedBytes += found?.entry.packed.length ?? 0;
    if (found === null || packedBytes > bytes.length) return null;
    entries.push(found.entry);
    at = found.next;
  }
  return at === end ? entries : null;
}

/** Where the list of entries begins and ends; it ends the archive, but for a comment. */
function directoryOf(bytes: Buffer): { count: number; from: number; end: number } | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + END_LENGTH > bytes.length) return null;
  if (end + END_LENGTH + bytes.readUInt16LE(end + 20) !== bytes.length) return null;
  const from = bytes.readUInt32LE(end + 16);
  return from + bytes.readUInt32LE(end + 12) === end ? { count: bytes.readUInt16LE(end + 10), from, end } : null;
}

function entryAt(bytes: Buffer, at: number, end: number): { entry: Entry; next: number } | null {
  if (at + ENTRY_LENGTH > end || bytes.readUInt32LE(at) !== ENTRY) return null;
  const packed = packedIn(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20));
  if (packed === null || (bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) return null;
  const nameEnd = at + ENTRY_LENGTH + bytes.readUInt16LE(at + 28);
  const name = bytes.toString('utf8', at + ENTRY_LENGTH, nameEnd);
  return {
    entry: { name, method: bytes.readUInt16LE(at + 10), packed },
    next: nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

function packedIn(bytes: Buffer, header: number, length: number): Buffer | null {
  if (header + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(header) !== LOCAL) return null;
  const start = header + LOCAL_LENGTH + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  return start + length > bytes.length ? null : bytes.subarray(start, start + length);
}

/** What says of the other parts what they are. */
const isDescription = (name: string): boolean => /(?:^|[/\\])\[content_types\]\.xml$|\.rels$/i.test(name);
/** Longer than any description is. */
const LONGEST_DESCRIPTION = 4 * MB;

interface Unpacked {
  readonly length: number;
  /** Of a description. */
  readonly text: Buffer | null;
}

/** No further than `most`, and one byte more; null where it cannot be unpacked. */
async function unpackedOf({ name, method, packed }: Entry, most: number): Promise<Unpacked | null> {
  if (method === STORED) return { length: packed.length, text: isDescription(name) ? packed : null };
  if (method !== DEFLATED) return null;
  const inflate = createInflateRaw();
  inflate.end(packed);
  const kept: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (isDescription(name) && length <= LONGEST_DESCRIPTION) kept.push(chunk);
      if (length > most) break;
    }
  } catch {
    // Damaged, or ends before it is whole.
    return null;
  }
  return { length, text: isDescription(name) ? Buffer.concat(kept) : null };
}

/** The part macros lie in, and documents of the kinds that may carry them inside this one. */
const isMacroName = (name: string): boolean =>
  /(?:^|[/\\])vba(?:project|data)[^/\\]*$|\.(?:doc|dot|xls|xlt|ppt|pot|pps)m$/i.test(name);

/** The part may have any name: what it is stands in the descriptions, in UTF-8 or UTF-16, with or without entities. */
function speaksOfMacros(text: Buffer): boolean {
  const plain = text
    .toString('latin1')
    .replaceAll('\0', '')
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code < 128 ? String.fromCharCode(code) : '';
    });
  return /vbaProject|macroEnabled/i.test(plain);
}
