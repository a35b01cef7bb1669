/** Runs `work` while no other tab of this browser runs any of this name. */
export const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> =>
	navigator.locks.request(name, work);
