WAITS_MS = [100, 200, 400]
HARMLESS = {"GET", "PUT", "DELETE"}


def may_repeat(request, status):
    """status is None after a connection error."""
    if status == 429:
        return True
    if status is not None and status not in (502, 503, 504):
        return False
    return request["method"] in HARMLESS or "idempotency_key" in request


def call_with_retry(send, clock, request):
    """Sends a request, again if that may help. Returns the last response or raises the last error."""
    started = clock.now_ms()
    for attempt in range(len(WAITS_MS) + 1):
        response = error = None
        try:
            response = send(request)
        except ConnectionError as e:
            error = e
        status = response["status"] if response else None
        if attempt < len(WAITS_MS) and may_repeat(request, status):
            wait = max(WAITS_MS[attempt], (response or {}).get("retry_after_ms", 0))
            if clock.now_ms() + wait - started <= request["deadline_ms"]:
                clock.sleep_ms(wait)
                continue
        if error is not None:
            raise error
        return response
