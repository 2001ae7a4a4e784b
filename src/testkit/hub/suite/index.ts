import { afterAll, beforeAll, describe } from 'vitest';
import { startTestHub, type TestHub } from '../start-test-hub.ts';
import { adminSuite } from './admin-suite.ts';
import { commitSuite } from './commit-suite.ts';
import { knowledgeSuite } from './knowledge-suite.ts';
import { deskSuite } from './desk-suite.ts';
import { endSuite } from './end-suite.ts';
import { liveSuite } from './live-suite.ts';
import { manifestSuite } from './manifest-suite.ts';
import { olderSuite } from './older-suite.ts';
import { pullSuite } from './pull-suite.ts';
import { pushSuite } from './push-suite.ts';
import { snapshotSuite } from './snapshot-suite.ts';
import { toldSuite } from './told-suite.ts';

/** Everything the hub promises of its data, on the database that `open` brings. The same suite proves both. */
export function hubSuite(open: () => Promise<{ database: string; end: () => Promise<void> }>): void {
  describe('its data', { timeout: 90_000 }, () => {
    let hub: TestHub;
    let end: () => Promise<void>;
    beforeAll(async () => {
      const opened = await open();
      end = opened.end;
      hub = await startTestHub({ database: opened.database });
    });
    afterAll(async () => {
      await hub?.close();
      await end?.();
    });
    const current = (): TestHub => hub;
    describe('commits', () => {
      commitSuite(current);
    });
    describe('snapshots', () => {
      snapshotSuite(current);
    });
    describe('what a part holds', () => {
      manifestSuite(current);
    });
    describe('pushes', () => {
      pushSuite(current);
    });
    describe('knowledge', () => {
      knowledgeSuite(current);
    });
    describe('the basics of the desk', () => {
      deskSuite(current);
    });
    describe('what was told', () => {
      toldSuite(current);
    });
    describe('what ends', () => {
      endSuite(current);
    });
    describe('pulls', () => {
      pullSuite(current);
    });
    describe('viewers', () => {
      liveSuite(current);
    });
    describe('desks of other versions', () => {
      olderSuite(current);
    });
    describe('administration', () => {
      adminSuite(current);
    });
  });
}
