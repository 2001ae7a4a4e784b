import { basename } from 'node:path';

const WIDTH = 30;

/** A bar on the terminal's error stream; silent where nobody watches. */
export function progressBar(file: string, totalBytes: number) {
  const isWatched = process.stderr.isTTY;
  return {
    show(bytes: number, line: number): void {
      if (!isWatched) return;
      const share = totalBytes === 0 ? 1 : Math.min(1, bytes / totalBytes);
      const full = Math.round(share * WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      process.stderr.write(
        `\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${basename(file)}, line ${line} `,
      );
    },
    done(): void {
      if (isWatched) process.stderr.write('\r\u001B[2K');
    },
  };
}
