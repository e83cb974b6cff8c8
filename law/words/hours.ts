const MINUTE_MS = 60_000;

/**
 * A length of hours as officers say it: 5 小时 20 分. Rounded down, so that nobody is promised a minute that is gone.
 *
 * @law CC-201.2
 */
export function hoursAndMinutes(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 1) return '不足 1 分钟';
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}
