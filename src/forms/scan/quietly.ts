/** A promise that may fail before anybody waits for it; whoever waits learns of it all the same. */
export function quietly<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}
