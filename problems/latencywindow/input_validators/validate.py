import json
import sys

for line in sys.stdin.read().splitlines():
    (name, (size, percent)), *calls = json.loads(line)
    assert name == 'LatencyWindow' and 1 <= size <= 100_000 and 1 <= percent <= 100 and len(calls) <= 200_000
    for name, (latency,) in calls:
        assert name == 'add' and type(latency) is int and 0 <= latency <= 10**9
sys.exit(42)
