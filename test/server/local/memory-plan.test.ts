import { totalmem } from 'node:os';
import { describe, expect, test } from 'vitest';
import { heapFlags, memoryHere, memoryPlan, type MemoryPlan } from '../../../server/local/memory-plan.ts';

const GB = 1024 ** 3;

const numbers = ({ postgres, temporal, worker, web }: MemoryPlan): readonly number[] =>
  [postgres, temporal, worker, web].flatMap((part) => Object.values({ ...part } as Record<string, number>));

describe('what each part may take', () => {
  test.each([
    [0.5, { heap: 128, cached: 40, buffers: 16, connections: 4, goal: 96, young: 1 }],
    [1, { heap: 128, cached: 40, buffers: 16, connections: 4, goal: 102, young: 1 }],
    [2, { heap: 204, cached: 40, buffers: 16, connections: 6, goal: 204, young: 1 }],
    [4, { heap: 256, cached: 40, buffers: 16, connections: 6, goal: 409, young: 1 }],
    [8, { heap: 256, cached: 40, buffers: 16, connections: 10, goal: 819, young: 1 }],
    [16, { heap: 256, cached: 40, buffers: 16, connections: 10, goal: 1638, young: 1 }],
    [32, { heap: 1024, cached: 200, buffers: 32, connections: 20, goal: 2048, young: 16 }],
    [64, { heap: 1024, cached: 200, buffers: 64, connections: 20, goal: 2048, young: 16 }],
  ])('of %d GB', (gigabytes, expected) => {
    const { worker, postgres, temporal } = memoryPlan(gigabytes * GB);
    expect({
      heap: worker.heapMb,
      cached: worker.cachedProcesses,
      buffers: postgres.sharedBuffersMb,
      connections: worker.connections,
      goal: temporal.goalMb,
      young: worker.youngMb,
    }).toEqual(expected);
  });

  const sizes = [0.25, 0.5, 1, 1.9, 2, 3, 4, 6, 8, 12, 16, 24, 31, 32, 48, 64, 256].map((each) => each * GB);

  test('never shrinks on a larger machine', () => {
    const all = sizes.map((bytes) => numbers(memoryPlan(bytes)));
    for (const [index, later] of all.entries()) {
      const before = all[index - 1] ?? later;
      for (const [at, value] of later.entries()) expect(value).toBeGreaterThanOrEqual(before[at] ?? 0);
    }
  });

  test('lets PostgreSQL take as many sessions as both pools and the commands beside them ask for', () => {
    for (const { postgres, worker, web } of sizes.map(memoryPlan)) {
      expect(postgres.connections).toBeGreaterThanOrEqual(worker.connections + web.connections + 10);
    }
  });

  test('from two gigabytes on is at most six tenths of the machine, all shares filled', () => {
    for (const bytes of sizes.filter((each) => each >= 2 * GB)) {
      const { postgres, temporal, worker, web } = memoryPlan(bytes);
      const node = [worker, web].map(({ heapMb, youngMb }) => heapMb + 3 * youngMb + 60);
      const sessions = 8 * (worker.connections + web.connections);
      const sum = node.reduce((one, other) => one + other, 0) + temporal.goalMb + postgres.sharedBuffersMb + sessions;
      expect(sum).toBeLessThan((bytes / 1024 ** 2) * 0.6);
    }
  });
});

test.each([
  ['a container with less', 64 * GB, 2 * GB, 2 * GB],
  ['a limit above the machine, as some say where there is none', 4 * GB, 2 ** 63, 4 * GB],
  ['no limit that is known', 4 * GB, 0, 4 * GB],
])('the memory counted is that of %s', (_what, total, constrained, counted) => {
  expect(memoryHere(total, constrained)).toBe(counted);
});

test('the memory of this machine is no more than it has', () => {
  expect(memoryHere()).toBeGreaterThan(0);
  expect(memoryHere()).toBeLessThanOrEqual(totalmem());
});

test('Node is told its share', () => {
  expect(heapFlags(memoryPlan(2 * GB).worker)).toEqual(['--max-old-space-size=204', '--max-semi-space-size=1']);
});
