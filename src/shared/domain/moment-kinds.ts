/** Free of schemas, for the screen. */
export const MOMENT_KINDS = ['birthday', 'school-start', 'renewal', 'anniversary'] as const;
export const MAX_MOMENTS = 20;
