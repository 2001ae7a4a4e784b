import { z } from 'zod';
import { ROLES } from './rights.ts';

export { mayDo, RIGHTS, ROLES, type Right } from './rights.ts';

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
