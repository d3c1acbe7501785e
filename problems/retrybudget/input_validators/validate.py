import json
import sys

for line in sys.stdin.read().splitlines():
    request, attempts = json.loads(line)
    assert request['method'] in ('GET', 'PUT', 'DELETE', 'POST', 'PATCH') and 0 <= request['deadline_ms'] <= 10**6
    assert set(request) <= {'method', 'deadline_ms', 'idempotency_key'} and 1 <= len(attempts) <= 5
    for takes, status, retry_after in attempts:
        assert 0 <= takes <= 10**5 and (status == 0 or 100 <= status <= 599) and (retry_after is None or 0 <= retry_after <= 10**6)
sys.exit(42)
