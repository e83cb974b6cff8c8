import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { mailFolder, storeMail } from './caught-mail.ts';
import { prepareDataFolder } from './data-folder.ts';

const LARGEST_MAIL = 40 * 1024 * 1024;

/** How a mail server can fail its client; each is something the outbox must survive. */
type Misbehavior =
  /** 421 before the greeting, 451 for now, 550 for good. */
  | { readonly kind: 'refuse'; readonly code: 421 | 451 | 550 }
  /** Keeps the mail but hangs up before saying so: the sender cannot know. */
  | { readonly kind: 'accept-then-drop' }
  /** Takes the mail and never answers. */
  | { readonly kind: 'stall' };

export interface MailCatcher {
  readonly url: string;
  readonly port: number;
  /** For tests; undefined: behave again. */
  readonly misbehave: (misbehavior: Misbehavior | undefined) => void;
  readonly stop: () => Promise<void>;
}

type Answer = (refused: Error | null) => void;

/** A mail server for one machine without one: keeps every mail as a file and delivers none. */
export async function startMailCatcher(options: {
  dataFolder: string;
  port?: number | undefined;
}): Promise<MailCatcher> {
  const folder = mailFolder(await prepareDataFolder(options.dataFolder));
  const sockets = new Set<Socket>();
  let misbehavior: Misbehavior | undefined;
  const server = new SMTPServer({
    name: 'lawgate',
    banner: 'Lawgate keeps mails and delivers none',
    size: LARGEST_MAIL,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onConnect: (_session, done) => done(refusal(misbehavior, 421)),
    onRcptTo: (_address, _session, done) => done(refusal(misbehavior, 550)),
    onData: (stream, session, done) => {
      void receive(stream, session, done);
    },
  });

  async function receive(stream: Readable, session: SMTPServerSession, answer: Answer): Promise<void> {
    try {
      answer(await take(stream, session));
    } catch (cause) {
      // A full disk, say: the sender keeps the mail and tries again.
      answer(Object.assign(cause as Error, { responseCode: 451 }));
    }
  }

  async function take(stream: Readable, session: SMTPServerSession): Promise<Error | null> {
    const bytes = await buffer(stream);
    const refused = refusal(misbehavior, 451);
    if (refused !== null) return refused;
    if (misbehavior?.kind === 'stall') return new Promise(() => undefined);
    const { mailFrom, rcptTo } = session.envelope;
    await storeMail(folder, bytes, {
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
    });
    if (misbehavior?.kind === 'accept-then-drop') socketOf(session)?.destroy();
    return null;
  }

  function socketOf({ remotePort }: SMTPServerSession): Socket | undefined {
    return [...sockets].find((socket) => socket.remotePort === remotePort);
  }

  server.on('error', () => {
    // A client that hangs up is that client's affair; without a listener it would end the process.
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    misbehave: (next) => {
      misbehavior = next;
    },
    stop: () => close(server, sockets),
  };
}

function refusal(misbehavior: Misbehavior | undefined, code: number): Error | null {
  if (misbehavior?.kind !== 'refuse' || misbehavior.code !== code) return null;
  return Object.assign(new Error('refused on request'), { responseCode: code });
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      if (address === null || typeof address === 'string') reject(new Error('expected a TCP port'));
      else resolve(address.port);
    });
  });
}

function close(server: SMTPServer, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A stalled client would hold the stop for half a minute.
    for (const socket of sockets) socket.destroy();
  });
}
