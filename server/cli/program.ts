import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { words } from './program-words.ts';

/** What a command found: text for people or machines, and the code the shell sees. */
export interface Shown {
  readonly exitCode: number;
  readonly output: string;
}

/** A command whose help and complaints are in Chinese. */
export function chineseCommand(name: string): Command {
  return new Command(name)
    .description(words.program)
    .version(manifest.version, '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .configureHelp({ showGlobalOptions: false, styleTitle: (title) => words.titles[title] ?? title })
    .configureOutput({
      outputError: (text, write) => {
        write(words.complaints.reduce((translated, [pattern, chinese]) => translated.replace(pattern, chinese), text));
      },
    });
}

/** Answers go to standard output, faults of the question to standard error unless a machine reads them. */
export function show({ exitCode, output }: Shown): void {
  const isForPeople = exitCode === 2 && !output.startsWith('{');
  (isForPeople ? process.stderr : process.stdout).write(`${output}\n`);
  if (exitCode !== 0) process.exitCode = exitCode;
}
