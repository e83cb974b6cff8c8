// cspell:ignore nendobj nstartxref IHDR IDAT IEND
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

export interface Paper {
  readonly name: string;
  readonly type: 'application/pdf' | 'image/png';
  readonly bytes: Buffer;
}

const CHARACTERS_A_LINE = 32;
const LINE_HEIGHT = 26;
const TOP = 760;

/** A page of Chinese text. No font is embedded: every reader of PDF brings one for Adobe-GB1. */
export function writtenPaper(name: string, lines: readonly string[]): Paper {
  const wrapped = lines.flatMap((line) => line.match(new RegExp(`.{1,${CHARACTERS_A_LINE}}`, 'gsu')) ?? ['']);
  const shown = wrapped.map((line) => `<${utf16(line)}> Tj T*`).join('\n');
  const text = `BT /F1 14 Tf ${LINE_HEIGHT} TL 60 ${TOP} Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R ' +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -250 1000 900] /ItalicAngle 0 ' +
      '/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  ];
  return { name: `${name}.pdf`, type: 'application/pdf', bytes: pdfOf(objects) };
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Objects with the table that says where each begins. Everything in here is ASCII, so a character is a byte. */
function pdfOf(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

const WIDTH = 480;
const HEIGHT = 320;

/** A picture that is plainly no photograph: sky, ground and a wall, in colors of its own for each case. */
export function drawnPicture(name: string, seed: string): Paper {
  const [sky = 0, ground = 0, wall = 0, left = 0] = createHash('sha256').update(seed).digest();
  const horizon = 180 + (ground % 40);
  const wallLeft = 40 + (left % 200);
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) {
      const isWall = x > wallLeft && x < wallLeft + 180 && y > horizon - 90 && y < horizon + 40;
      row.set(
        colorAt({ isWall, isSky: y < horizon, shade: Math.round((y * 40) / HEIGHT) }, { sky, ground, wall }),
        1 + x * 3,
      );
    }
    return row;
  });
  return { name: `${name}.png`, type: 'image/png', bytes: pngOf(Buffer.concat(rows)) };
}

function colorAt(
  { isWall, isSky, shade }: { isWall: boolean; isSky: boolean; shade: number },
  { sky, ground, wall }: { sky: number; ground: number; wall: number },
): readonly [number, number, number] {
  if (isWall) return [150 + (wall % 60), 120 + (wall % 40), 100];
  return isSky ? [170 + (sky % 30), 195 + shade, 215 + shade] : [110 + (ground % 50), 105 + shade, 80 + shade];
}

function pngOf(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
