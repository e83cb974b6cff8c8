import { createPrivateKey, sign } from 'node:crypto';
import type { Proof } from '../../law/record/proof.ts';
import { commandText, type SentCommand } from '../../law/record/signed-command.ts';
import { publicHalf } from '../local/command-key.ts';

/** Says of a command that this server took it from the person it names: the record believes nothing else. */
export type CommandSigner = (command: Omit<SentCommand, 'at'>) => Proof;

/** `privateKey`: Ed25519, PKCS8 in PEM. Whoever has it can act for everybody. */
export function commandSigner(privateKey: string, now: () => Date): CommandSigner {
  const { id } = publicHalf(privateKey);
  const key = createPrivateKey(privateKey);
  return (command) => {
    const at = now().toISOString();
    const text = commandText({ ...command, at });
    return { key: id, at, signature: sign(null, Buffer.from(text, 'utf8'), key).toString('base64url') };
  };
}
