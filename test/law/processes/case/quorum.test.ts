import { describe, expect, test } from 'vitest';
import { votersNeeded } from '../../../../law/processes/case/proceedings/deliberation.ts';

describe('the number of members who must sit and vote', () => {
  test.each([
    ['more than half of three', 3, 0.5, 2],
    ['more than half of four: half is not enough', 4, 0.5, 3],
    ['more than half of five', 5, 0.5, 3],
    ['not fewer than two thirds of four', 4, 0.667, 3],
    ['all of them', 5, 1, 5],
  ])('%s', (_what, members, share, needed) => {
    expect(votersNeeded(members, share)).toBe(needed);
  });
});
