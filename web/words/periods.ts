import type { PeriodLength } from '../../server/contract/clock-view.ts';
import { words } from './words.ts';

/** `7 个工作日`, `24 小时`. */
export const periodWords = ({ n, unit }: PeriodLength): string => `${n} ${words.units[unit]}`;
