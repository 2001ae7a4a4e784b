/** Everything the fake refused. The code under test may catch what is thrown at it; it cannot make it unsaid. */
export const complaints: string[] = [];

export function complain(what: string): never {
  complaints.push(what);
  throw new Error(what);
}
