import { admin } from './admin.ts';
import { auth } from './auth.ts';
import { conversations } from './import.ts';
import { customers } from './customers.ts';

/** The hub's own interface, served as OpenAPI under `/api/v1`. The sync routes stand beside it (`sync.ts`). */
export const teamContract = { admin, auth, conversations, customers };
