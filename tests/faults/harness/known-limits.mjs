/** What the store is known not to do yet: counted and printed, and no fault. Each goes when the store can do better. */

/**
 * How many copies a set-up device keeps. With one, what a power cut, a second kill or a deleted database takes along is a
 * known loss; with two, none of it may be lost or go unsaid.
 */
export const copiesKept = 2;
