/** Runs what one person does one after the other, in the order in which it arrived. */
export type InLine = <T>(userId: string, work: () => Promise<T>) => Promise<T>;

export function createLines(): InLine {
  const lasts = new Map<string, Promise<unknown>>();
  return (userId, work) => {
    const done = (lasts.get(userId) ?? Promise.resolve()).then(work);
    const last = done
      .catch(() => {})
      .then(() => {
        if (lasts.get(userId) === last) lasts.delete(userId);
      });
    lasts.set(userId, last);
    return done;
  };
}
