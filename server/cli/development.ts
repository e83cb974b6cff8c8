import { buildDesk, deskSources } from '../local/build/desk.ts';
import { watchSources } from '../local/build/source-watch.ts';
import { digestOf } from '../local/build/sources.ts';
import { bundleSources, workflowBundle } from '../local/build/workflow-bundle.ts';
import { requireEnvironment, type Environment } from '../local/environment.ts';
import { bundleFolder, code } from './own-processes.ts';
import { startWords as words } from './start-words.ts';
import { startCommand, type Running, type StartOptions } from './start.ts';

/** Not `data`: what somebody tries out must never meet the record of an authority. */
const DATA = 'data-dev';

export function developmentEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = variables['LAWGATE_DATA'] ?? '';
  return requireEnvironment({ ...variables, LAWGATE_DATA: given === '' ? DATA : given });
}

/** As `start`, on data of its own; what a change of the sources makes stale is built again and begins anew. */
export const developmentCommand = (options: StartOptions): Promise<void> =>
  startCommand(options, developmentEnvironment(process.env), follow);

interface Made {
  readonly title: string;
  readonly sources: readonly string[];
  /** Of the sources it was made from. */
  digest: string;
  readonly make: (digest: string) => Promise<void>;
}

async function follow(running: Running): Promise<void> {
  const { supervisor } = running.parts;
  const built = async (title: string, sources: readonly string[], build: () => Promise<void>): Promise<Made> => ({
    title,
    sources,
    digest: await digestOf(sources),
    make: async () => {
      const began = performance.now();
      await build();
      supervisor.say(words.built(title, ((performance.now() - began) / 1000).toFixed(1)));
    },
  });
  const own = (name: keyof typeof code): Made => ({
    title: words[name],
    sources: code[name],
    digest: running.installation.versions[name],
    make: async (digest) => {
      const { versions } = running.installation;
      running.installation = { ...running.installation, versions: { ...versions, [name]: digest } };
      await supervisor.renew(words[name]);
    },
  });
  const bundle = async (): Promise<void> => {
    const bundlePath = await workflowBundle(bundleFolder(running.parts));
    running.installation = { ...running.installation, bundlePath };
  };
  // In this order: a worker takes the bundle with it.
  const all = [
    await built(words.bundle, bundleSources, bundle),
    own('worker'),
    own('web'),
    await built(words.desk, deskSources, buildDesk),
  ];
  const end = watchSources(() => makeAgain(all, supervisor.say));
  void supervisor.untilStopped.then(end);
  supervisor.say(words.following);
}

/** Nothing is remembered of what failed: the next change tries it again, and what comes after it. */
async function makeAgain(all: readonly Made[], say: (line: string) => void): Promise<void> {
  for (const made of all) {
    const digest = await digestOf(made.sources);
    if (digest === made.digest) continue;
    say(words.changed(made.title));
    try {
      await made.make(digest);
    } catch (cause) {
      say(words.notBuilt(made.title, cause instanceof Error ? cause.message : ''));
      return;
    }
    made.digest = digest;
  }
}
