import { randomBytes, timingSafeEqual } from 'node:crypto';

export const LINK_LIFE_MS = 60_000;

export type AdmissionOptions = {
  /** Names the cookie: cookies ignore ports, and two desks on one computer must not log each other out. */
  readonly deskId: string;
  readonly now: () => number;
};

/**
 * Who may open the desk in a browser. Invariants:
 * 1. A link token admits once, and only within `LINK_LIFE_MS` of being made.
 * 2. Making a link ends every older one.
 * 3. Admission is a cookie no script can read, sent by no other site, valid while this process lives and for this desk only.
 * 4. Secrets are compared in constant time and never leave but in the link, the cookie and the control file.
 */
export class Admission {
  readonly cookieName: string;
  readonly controlToken = secret();
  readonly #cookie = secret();
  readonly #now: () => number;
  #link: { token: string; endsAt: number } | undefined;

  constructor(options: AdmissionOptions) {
    this.cookieName = `attune-${options.deskId}`;
    this.#now = options.now;
  }

  newLinkToken(): string {
    const token = secret();
    this.#link = { token, endsAt: this.#now() + LINK_LIFE_MS };
    return token;
  }

  /** The `Set-Cookie` value for a good token, which is used up by this. */
  enter(token: string): string | undefined {
    const link = this.#link;
    if (!link || !isSame(link.token, token) || this.#now() >= link.endsAt) return undefined;
    this.#link = undefined;
    return `${this.cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isAdmitted(cookieHeader: string | undefined): boolean {
    const cookies = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
    const mine = cookies.find((pair) => pair.startsWith(`${this.cookieName}=`));
    return mine !== undefined && isSame(this.#cookie, mine.slice(this.cookieName.length + 1));
  }

  isControl(authorization: string | undefined): boolean {
    return authorization !== undefined && isSame(`Bearer ${this.controlToken}`, authorization);
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
