// Cuts the wait to what the deadline leaves instead of giving up.
const WAITS_MS = [100, 200, 400];

async function callWithRetry(send, clock, request) {
  const started = clock.nowMs();
  const harmless = ['GET', 'PUT', 'DELETE'].includes(request.method) || request.idempotency_key !== undefined;
  for (let attempt = 0; ; attempt++) {
    let response, error;
    try {
      response = await send(request);
    } catch (e) {
      if (e.code !== 'connection') throw e;
      error = e;
    }
    const status = response?.status;
    const again = status === 429 || (harmless && [undefined, 502, 503, 504].includes(status));
    const left = request.deadline_ms - (clock.nowMs() - started);
    if (attempt < 3 && again && left > 0) {
      await clock.sleepMs(Math.min(left, Math.max(WAITS_MS[attempt], response?.retry_after_ms ?? 0)));
      continue;
    }
    if (error) throw error;
    return response;
  }
}
