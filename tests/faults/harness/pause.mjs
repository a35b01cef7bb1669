/** Milliseconds. Only where how long something goes on is itself what is tried. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
