import type { WebSocket } from 'ws';
import type { Wire } from '#shared/link/wire.ts';

/** Above this much unsent, a stream waits before it takes the next event. */
const FULL_BYTES = 1024 * 1024;
/** Above this much unsent nobody is reading: the line is dropped, and its reader resumes on a new one. */
const HOPELESS_BYTES = 16 * 1024 * 1024;

/** A WebSocket of the Node shell as a wire. */
export function socketWire(socket: WebSocket, onHopeless: (unsentBytes: number) => void = () => {}): Wire {
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) throw new Error('the line is closed');
      if (socket.bufferedAmount > HOPELESS_BYTES) {
        onHopeless(socket.bufferedAmount);
        socket.terminate();
        throw new Error('the reader does not read');
      }
      if (socket.bufferedAmount <= FULL_BYTES) return socket.send(text);
      return new Promise((sent, failed) => {
        socket.send(text, (error) => (error ? failed(error) : sent()));
      });
    },
    onMessage: (listener) =>
      void socket.on('message', (data, isBinary) => listener(isBinary ? data : (data as Buffer).toString('utf8'))),
    onClose: (listener) => void socket.once('close', () => listener()),
    close: () => socket.terminate(),
  };
}
