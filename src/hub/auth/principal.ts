import type { Role } from '#shared/domain/role.ts';

/** Who asks. `deviceId` is null for the service token of the machine itself. */
export type Principal = {
  readonly agentId: string;
  readonly role: Role;
  readonly deviceId: string | null;
  /** When the credential ends: streams end with it. */
  readonly untilAt: number;
  /** How long the device may be unlocked without the hub, as it stood when this was asked. Nothing without a device. */
  readonly leaseUntilAt?: number;
};
export type DevicePrincipal = Principal & { readonly deviceId: string };

/** Acts for the import on the hub's own machine. */
export const SERVICE_AGENT = 'hub-service';
