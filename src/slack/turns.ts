/** Runs what one person does one after the other, in the order in which it arrived. */
export type InTurn = <T>(userId: string, work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  const lasts = new Map<string, Promise<unknown>>();
  return (userId, work) => {
    const turn = (lasts.get(userId) ?? Promise.resolve()).then(work);
    const last = turn
      .catch(() => {})
      .then(() => {
        if (lasts.get(userId) === last) lasts.delete(userId);
      });
    lasts.set(userId, last);
    return turn;
  };
}
