import { describe, expect, test } from 'vitest';
import { processKinds } from '../../../law/process/names.ts';
import { kindOfProcess, processId, processOfCase } from '../../../law/process/process-id.ts';

const uuid = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';

describe('the id of a process', () => {
  test.each(processKinds)('says that it is a %s', (kind) => {
    expect(kindOfProcess(processId(kind, uuid))).toBe(kind);
    expect(processOfCase(kind, uuid)).toEqual({
      id: `${kind}-${uuid}`,
      kind,
      subject: { kind: 'case', id: uuid },
    });
  });

  test.each(['', uuid, 'case', `cases-${uuid}`, `public-${uuid}`])('is not "%s"', (id) => {
    expect(() => kindOfProcess(id)).toThrow('expected the id of a process');
  });
});
