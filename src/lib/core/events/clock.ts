/**
 * Hybrid logical clock: `[milliseconds since 1970, counter]`. It orders what is shown and decides nothing that is kept.
 */
export type Clock = readonly [number, number];
