import { createReadStream, createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { OperatorError } from '../../../db/fault.ts';

const END_SIGNATURE = 0x06_05_4b_50;
const ENTRY_SIGNATURE = 0x02_01_4b_50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const DEFLATED = 8;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedLength: number;
  readonly headerAt: number;
}

/**
 * Unpacks one deflated file of a zip archive. Only for archives whose hash was checked before: it trusts the lengths
 * it reads, and knows neither zip64 nor encryption.
 */
export async function unpackZipEntry(archive: string, suffix: string, target: string): Promise<void> {
  const handle = await open(archive);
  try {
    const entry = (await readEntries(handle)).find(({ name }) => name.endsWith(suffix));
    if (entry?.method !== DEFLATED) throw new OperatorError(`expected a deflated ${suffix} in ${archive}`);
    const header = await read(handle, entry.headerAt, LOCAL_LENGTH);
    const start = entry.headerAt + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
    await pipeline(
      createReadStream(archive, { start, end: start + entry.packedLength - 1 }),
      createInflateRaw(),
      createWriteStream(target, { mode: 0o755 }),
    );
  } finally {
    await handle.close();
  }
}

async function readEntries(handle: FileHandle): Promise<ZipEntry[]> {
  const { size } = await handle.stat();
  const tailLength = Math.min(size, END_LENGTH + 65_535);
  const tail = await read(handle, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.readUInt32LE(end) !== END_SIGNATURE) throw new OperatorError('expected a zip archive');
  const directory = await read(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedLength: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += ENTRY_LENGTH + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length), position, length });
  if (bytesRead < length) throw new OperatorError(`expected ${length} bytes at ${position}, got ${bytesRead}`);
  return buffer;
}
