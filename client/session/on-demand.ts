// Fetches a part of the product when somebody needs it, and tells them when it cannot be had.
import type { Say } from './contexts.ts';
import { SayRequest } from './requests.ts';

/** Undefined when it did not come; nothing of the failure stays, so the next use asks for it again. */
export async function onDemand<T>(
  from: EventTarget & { readonly say: Say },
  part: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await part();
  } catch {
    from.dispatchEvent(new SayRequest(from.say.app.loadFailed));
    return undefined;
  }
}
