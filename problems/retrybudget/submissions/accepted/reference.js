const WAITS_MS = [100, 200, 400];
const HARMLESS = new Set(['GET', 'PUT', 'DELETE']);

// status is undefined after a connection error.
function mayRepeat(request, status) {
  if (status === 429) return true;
  if (status !== undefined && ![502, 503, 504].includes(status)) return false;
  return HARMLESS.has(request.method) || request.idempotency_key !== undefined;
}

async function callWithRetry(send, clock, request) {
  const started = clock.nowMs();
  for (let attempt = 0; ; attempt++) {
    let response, error;
    try {
      response = await send(request);
    } catch (e) {
      if (e.code !== 'connection') throw e;
      error = e;
    }
    if (attempt < WAITS_MS.length && mayRepeat(request, response?.status)) {
      const wait = Math.max(WAITS_MS[attempt], response?.retry_after_ms ?? 0);
      if (clock.nowMs() + wait - started <= request.deadline_ms) {
        await clock.sleepMs(wait);
        continue;
      }
    }
    if (error) throw error;
    return response;
  }
}
