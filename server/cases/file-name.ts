const LONGEST = 120;
/** What no name is longer than when it comes: a system allows 255. */
export const LONGEST_GIVEN = 1000;

/**
 * A file's name as it may be shown and saved: the last part of a path, without what cannot be seen or turns what stands
 * beside it about (U+202E makes `fdp.exe` of `exe.pdf`), and no longer than a line; its extension stays.
 */
export function shownName(given: string): string {
  const last =
    given
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const plain = last
    .replaceAll(/[\p{Zs}\t\r\n\v\f\u0085\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  const dot = plain.lastIndexOf('.');
  const extension = dot === -1 || plain.length - dot > 10 ? '' : plain.slice(dot);
  const stem = Array.from(plain.slice(0, plain.length - extension.length).trim());
  const shown = stem
    .slice(0, LONGEST - extension.length)
    .join('')
    .trim();
  return `${shown === '' ? '未命名' : shown}${extension}`;
}
