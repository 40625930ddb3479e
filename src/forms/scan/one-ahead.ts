import { quietly } from './quietly.ts';

/**
 * The items in their order, the next one begun as soon as one is there, and not when it is asked for: it is made while
 * another process is waited for. One that is under way is waited for in the end, though nobody wants it any more.
 */
export async function* oneAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  let next = quietly(iterator.next());
  try {
    for (let item = await next; !item.done; item = await next) {
      next = quietly(iterator.next());
      yield item.value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}
