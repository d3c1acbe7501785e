const WAITS_MS = [100, 200, 400];
const TRANSIENT = new Set([429, 502, 503, 504]);

// Sends a request, again if that may help. Returns the last response or throws the last error.
async function callWithRetry(send, clock, request) {
  const started = clock.nowMs();
  let response, error;
  for (let attempt = 0; attempt < 4; attempt++) {
    let wait = 0;
    try {
      response = await send(request);
      error = undefined;
      if (!TRANSIENT.has(response.status)) return response;
      wait = response.retry_after_ms ?? 0;
    } catch (e) {
      if (e.code !== 'connection') throw e;
      error = e;
    }
    wait = Math.max(wait, WAITS_MS[Math.min(attempt, 2)]);
    await clock.sleepMs(wait);
    if (clock.nowMs() - started > request.deadline_ms) break;
  }
  if (error) throw error;
  return response;
}
