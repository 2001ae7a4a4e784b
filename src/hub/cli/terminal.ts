import { askPassword } from './password.ts';

/** What a command says and asks. Tests listen in on it instead of starting a process for every command. */
export type Terminal = {
  print(line: string): void;
  complain(line: string): void;
  askPassword(fromStdin: boolean): Promise<string>;
};

export const systemTerminal: Terminal = {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
  askPassword,
};
