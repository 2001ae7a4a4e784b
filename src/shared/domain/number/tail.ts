const TAIL = 8;

/**
 * The last eight characters of a stored number, which two spellings of one number share even where a country or an area is missing. A
 * short service number keeps its `+`: replicas index `substr(e164, -8)`.
 */
export const tailOf = (number: string): string => number.replaceAll(/[^\d+]/g, '').slice(-TAIL);
