import fc from 'fast-check';

/**
 * Property tests draw the same cases everywhere, so that a red run means a change and not bad luck. A search for new
 * cases: ATTUNE_SEED=$RANDOM npm test.
 */
fc.configureGlobal({ seed: Number(process.env['ATTUNE_SEED'] ?? 20_261_121) });
