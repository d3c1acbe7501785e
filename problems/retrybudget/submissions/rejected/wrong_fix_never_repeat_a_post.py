# Never repeats a payment, also where it was refused unread or carries a key.
WAITS_MS = [100, 200, 400]


def call_with_retry(send, clock, request):
    started = clock.now_ms()
    for attempt in range(4):
        response = error = None
        try:
            response = send(request)
            if response["status"] not in (429, 502, 503, 504):
                return response
        except ConnectionError as e:
            error = e
        wait = max(WAITS_MS[min(attempt, 2)], (response or {}).get("retry_after_ms", 0))
        if attempt == 3 or request["method"] == "POST" or clock.now_ms() + wait - started > request["deadline_ms"]:
            break
        clock.sleep_ms(wait)
    if error:
        raise error
    return response
