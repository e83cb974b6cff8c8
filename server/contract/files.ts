import * as z from 'zod';
import { hash } from './primitives.ts';

/** Up to 20 MB; the type is proven by the bytes, the name and the declared type together. */
export const fileTypes = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
} as const satisfies Record<string, readonly string[]>;
export type FileType = keyof typeof fileTypes;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Answer of `POST /files?name=…` with the bytes as the body; the bytes are read again at `GET /files/{hash}`. */
export const storedFile = z
  .object({ hash, name: z.string(), type: z.string(), size: z.number().int() })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.output<typeof storedFile>;
