'use strict';
// A line is [request, what each attempt gives]; an attempt is [ms it takes, status, retry_after_ms or null], status 0 for a connection error. The answer tells
// what came back, when each attempt began, and when the call was over.
exports.run = async ([request, attempts], callWithRetry) => {
  let now = 0;
  const began = [];
  const clock = { nowMs: () => now, sleepMs: async (ms) => { now += ms; } };
  const send = async () => {
    began.push(now);
    if (began.length > attempts.length) throw new Error('one attempt too many');
    const [takes, status, retryAfter] = attempts[began.length - 1];
    now += takes;
    if (status === 0) throw Object.assign(new Error(`connection error on attempt ${began.length}`), { code: 'connection' });
    return retryAfter === null ? { status } : { status, retry_after_ms: retryAfter };
  };
  let result;
  try {
    result = (await callWithRetry(send, clock, { ...request })).status;
  } catch (e) {
    result = e.message;
  }
  return { result, began, over: now };
};
