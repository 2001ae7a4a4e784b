import { BoardEvent, ReliefReply, ReliefRequest } from '#shared/contract/team/board.ts';
import { ContactReply, ContactRequest, PresenceReply, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { done, json, refusals, schemaOf } from './path-parts.ts';

/** What desks say of their agents, and what those who look after a team are told of it. */
export const LIVE_PATHS = {
  '/live/v1/presence': {
    post: {
      operationId: 'live.presence',
      summary: 'What this device’s agent is doing; to be repeated every 10 s, forgotten after 30',
      requestBody: { required: true, content: json(PresenceRequest) },
      responses: {
        200: done(
          'Told to all; `corrected` names the moments that could not be and were put right',
          json(PresenceReply),
        ),
        ...refusals(413, 429),
      },
    },
  },
  '/live/v1/contact': {
    post: {
      operationId: 'live.contact',
      summary: 'Takes, declines or ends a contact this agent was told of',
      requestBody: { required: true, content: json(ContactRequest) },
      responses: { 200: done('Whether it is theirs', json(ContactReply)), ...refusals(413) },
    },
  },
  '/live/v1/board': {
    get: {
      operationId: 'live.board',
      summary: 'Server-sent events (`board`): how the people of the asker’s queues stand, and what waits in these',
      responses: {
        200: done('All at first, then what has changed, at most once a second', {
          'text/event-stream': { schema: schemaOf(BoardEvent) },
        }),
        ...refusals(),
      },
    },
  },
  '/live/v1/relief': {
    post: {
      operationId: 'live.relief',
      summary: 'Offers rest to somebody of the asker’s queues',
      requestBody: { required: true, content: json(ReliefRequest) },
      responses: { 200: done('Whether a desk of theirs is there', json(ReliefReply)), ...refusals(404, 413) },
    },
  },
};
