import { actionIn } from '../../../lib/action-in.ts';

/** Makes an action of this feature in a line. */
export const scenarioAction = actionIn('practice');
