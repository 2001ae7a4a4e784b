/** Bounds that both a schema and the screen name. Bytes unless said otherwise. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Files travel in base64 pieces of at most this many bytes, so that no message is large. */
export const CHUNK_BYTES = 256 * 1024;

/** Longest text of one line of a timeline, in UTF-16 units. */
export const MAX_BODY = 64_000;

/** The same text as it travels (JSON in UTF-8), so that one message with its files always fits into one request. */
export const MAX_ENCODED_BODY = 200_000;

/** Longest name of anything the team keeps, in each language. */
export const MAX_NAME = 200;

/** Longest signature, and longest explanation of a step. */
export const MAX_PARAGRAPH = 2000;

/** Tags that one thing may carry. */
export const MAX_TAGS = 50;

/** Queues that one person may be in. */
export const MAX_QUEUES = 500;

/** Files that one message may carry. */
export const MAX_FILES = 20;
