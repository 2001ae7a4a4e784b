/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { afterAll, beforeAll, describe } from 'vitest';
import { startTestHub, type TestHub } from '../start-test-hub.ts';
import { adminScopeSuite } from './admin-scope-suite.ts';
import { adminSuite } from './admin-suite.ts';
import { boardSuite } from './board-suite.ts';
import { botHandOverSuite } from './bot-hand-over-suite.ts';
import { botSuite } from './bot-suite.ts';
import { commitSuite } from './commit-suite.ts';
import { contactSuite } from './contact-suite.ts';
import { liveContactsSuite } from './live-contacts-suite.ts';
import { liveBoundsSuite } from './live-bounds-suite.ts';
import { liveEndsSuite } from './live-ends-suite.ts';
import { liveOffersSuite } from './live-offers-suite.ts';
import { inboundLiveSuite } from './inbound-live-suite.ts';
import { inboundSuite } from './inbound-suite.ts';
import { knowledgeSuite } from './knowledge-suite.ts';
import { deskSuite } from './desk-suite.ts';
import { endSuite } from './end-suite.ts';
import { forgetSuite } from './forget-suite.ts';
import { loadSuite } from './load-suite.ts';
import { liveSuite } from './live-suite.ts';
import { manifestSuite } from './manifest-suite.ts';
import { olderSuite } from './older-suite.ts';
import { practiceSuite } from './practice-suite.ts';
import { presenceSuite } from './presence-suite.ts';
import { pullSuite } from './pull-suite.ts';
import { pushSuite } from './push-suite.ts';
import { sopSuite } from './sop-suite.ts';
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
    describe('contacts', () => {
      contactSuite(current);
    });
    describe('procedures', () => {
      sopSuite(current);
    });
    describe('what is agreed on about load', () => {
      loadSuite(current);
    });
    describe('practice', () => {
      practiceSuite(current);
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
    describe('what is forgotten', () => {
      forgetSuite(current);
    });
    describe('viewers', () => {
      liveSuite(current);
    });
    describe('messages of channels', () => {
      inboundSuite(current);
    });
    describe('chats', () => {
      inboundLiveSuite(current);
    });
    describe('a bot on a channel', () => {
      botSuite(current);
    });
    describe('a bot on a channel that gives way', () => {
      botHandOverSuite(current);
    });
    describe('live contacts', () => {
      liveContactsSuite(current);
    });
    describe('live contacts that are given out', () => {
      liveOffersSuite(current);
    });
    describe('live contacts that end', () => {
      liveEndsSuite(current);
    });
    describe('the bounds of live contacts', () => {
      liveBoundsSuite(current);
    });
    describe('what desks say of their agents', () => {
      presenceSuite(current);
    });
    describe('the board, and rest that is offered', () => {
      boardSuite(current);
    });
    describe('desks of other versions', () => {
      olderSuite(current);
    });
    describe('administration', () => {
      adminSuite(current);
      describe('what a person may hold', () => {
        adminScopeSuite(current);
      });
    });
  });
}
