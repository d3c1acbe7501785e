WAITS_MS = [100, 200, 400]
TRANSIENT = {429, 502, 503, 504}


def call_with_retry(send, clock, request):
    """Sends a request, again if that may help. Returns the last response or raises the last error."""
    started = clock.now_ms()
    response = error = None
    for attempt in range(4):
        try:
            response, error = send(request), None
            if response["status"] not in TRANSIENT:
                return response
            wait = response.get("retry_after_ms", 0)
        except ConnectionError as e:
            response, error = None, e
            wait = 0
        wait = max(wait, WAITS_MS[min(attempt, 2)])
        clock.sleep_ms(wait)
        if clock.now_ms() - started > request["deadline_ms"]:
            break
    if error is not None:
        raise error
    return response
