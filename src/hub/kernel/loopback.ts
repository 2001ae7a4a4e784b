const LOOPBACK = /^(localhost|::1|(::ffff:)?127(\.\d{1,3}){3})$/i;

/** A name or address that only this machine reaches, or a peer on it (`::ffff:127.0.0.1` where a socket takes both). */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** Where requests come from that never crossed a socket. */
export const IN_PROCESS = 'local';
