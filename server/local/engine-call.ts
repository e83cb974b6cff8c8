import http2 from 'node:http2';

/**
 * The two questions our own Temporal is asked at a start, in its protocol (gRPC over HTTP/2). The SDK's client says the
 * same and takes 30 MB and a quarter of a second with it, which the process that only starts others would keep for good.
 */

const SERVICE = '/temporal.api.workflowservice.v1.WorkflowService';

/** `DescribeNamespace`: whether it is there, and so whether the server serves. */
export const namespaceAnswers = async (address: string, namespace: string, withinMs: number): Promise<boolean> =>
  (await call(address, 'DescribeNamespace', text(1, namespace), withinMs).catch(() => null)) === '0';

/** `UpdateNamespace`: for how long a closed workflow stays. */
export async function setRetention(address: string, namespace: string, seconds: number): Promise<void> {
  const retention = message(1, whole(1, seconds));
  const request = Buffer.concat([text(1, namespace), message(3, retention)]);
  const status = await call(address, 'UpdateNamespace', request, 10_000);
  if (status !== '0') throw new Error(`expected the retention to be set, got status ${status}`);
}

/** One request, one answer; of the answer only its status: `0` is well. */
function call(address: string, method: string, request: Buffer, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const session = http2.connect(`http://${address}`);
    const timer = setTimeout(() => end(new Error(`expected an answer of ${address} within ${withinMs} ms`)), withinMs);
    const end = (outcome: Error | string): void => {
      clearTimeout(timer);
      session.destroy();
      if (typeof outcome === 'string') resolve(outcome);
      else reject(outcome);
    };
    session.on('error', end);
    const stream = session.request({
      ':method': 'POST',
      ':path': `${SERVICE}/${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let status: unknown;
    // A refusal comes in the headers alone, an answer ends with its status.
    stream.on('response', (headers) => (status = headers['grpc-status']));
    stream.on('trailers', (trailers) => (status = trailers['grpc-status']));
    stream.on('error', end);
    stream.on('close', () => end(typeof status === 'string' ? status : new Error(`expected a status of ${address}`)));
    stream.resume();
    const length = Buffer.alloc(5);
    length.writeUInt32BE(request.length, 1);
    stream.end(Buffer.concat([length, request]));
  });
}

/** Fields of protobuf: strings and messages by their length, whole numbers seven bits at a time. */
const message = (field: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(field << 3) | 2]), inSevens(bytes.length), bytes]);

const text = (field: number, value: string): Buffer => message(field, Buffer.from(value));

const whole = (field: number, value: number): Buffer => Buffer.concat([Buffer.from([field << 3]), inSevens(value)]);

function inSevens(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}
