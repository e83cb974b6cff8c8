import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagramOf } from '../../../law/process/diagram.ts';
import { processKinds, stateNames } from '../../../law/process/names.ts';
import { procedureMermaid } from '../../../server/cli/diagram.ts';
import { nodeLabel } from '../../../law/words.ts';

const page = new URL('../../../docs/procedure.md', import.meta.url);

/** What stands between the markers; a missing marker is a fault of its own. */
function procedureIn(text: string): string {
  const block = /<!-- procedure -->\n([\s\S]*?)\n?<!-- \/procedure -->/.exec(text);
  if (block === null) {
    throw new Error('expected docs/procedure.md to have a block between <!-- procedure --> and <!-- /procedure -->');
  }
  return (block[1] ?? '').trim();
}

/** The head decides a recusal; that the reviewer's place falls vacant only follows. */
const isRecusal = (act: string): boolean => act === 'decideRecusal';
const isBesideFile = (from: string): boolean => /^case\.(party|hearing)\b/.test(from);

describe('the picture of the procedure', () => {
  test('shows every state of the file and every act that changes one', () => {
    const states = processKinds.flatMap((kind) => diagramOf(kind).states);
    const missing = stateNames.filter((name) => !states.some((state) => state.name === name));
    expect(missing).toEqual([]);
    const { edges } = diagramOf('case');
    expect(edges).toContainEqual({
      from: 'case.matter.awaitingApproval',
      to: 'case.matter.decided',
      act: 'approve',
      roles: ['authorityHead'],
      provision: 'APL-57',
    });
    expect(edges.some(({ act }) => act === 'remind')).toBe(false);
  });

  test('begins and ends where the machine does', () => {
    const { states } = diagramOf('publication');
    expect(states.filter(({ initial }) => initial).map(({ name }) => name)).toEqual(['opening']);
    expect(states.filter(({ final }) => final).map(({ name }) => name)).toEqual(['withdrawn', 'notPublished']);
    expect(states.find(({ parent }) => parent === null)?.id).toBe('publication');
  });

  test('an arrow without a person only follows what an act does elsewhere', () => {
    const silent = processKinds.flatMap((kind) => diagramOf(kind).edges).filter(({ provision }) => provision === null);
    expect(silent.length).toBeGreaterThan(0);
    const elsewhere = silent.filter(({ act, from }) => !isRecusal(act) && !isBesideFile(from));
    expect(elsewhere).toEqual([]);
    expect(silent.every(({ roles }) => roles.length === 0)).toBe(true);
  });

  test('is drawn in Chinese, chart by chart, with the provisions', () => {
    const picture = procedureMermaid();
    expect(picture.match(/```mermaid/g)).toHaveLength(8);
    expect(picture).toContain('matter_awaitingApproval --> matter_decided : 批准（处罚法57）');
    expect(picture).toContain('matter_passed --> matter_passVoided : 修改文稿（处罚法58）');
    const names = [...picture.matchAll(/state "([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => /[a-z]/i.test(name))).toEqual([]);
  });

  test('stands in docs/procedure.md as the machine runs today; `npx lawgate diagram` prints it', () => {
    expect(procedureIn(readFileSync(page, 'utf8'))).toBe(procedureMermaid());
  });

  test('a page without the block is told so', () => {
    expect(() => procedureIn('# The procedure')).toThrow(/<!-- procedure -->/);
    expect(procedureIn('<!-- procedure -->\n<!-- /procedure -->')).toBe('');
  });

  test('a state nobody named keeps its id', () => {
    expect(nodeLabel('case.matter.limbo')).toBe('case.matter.limbo');
    expect(nodeLabel('case.party.settled')).toBe('陈述、申辩程序已完成');
  });
});
