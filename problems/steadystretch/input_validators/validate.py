import json
import sys

for line in sys.stdin.read().splitlines():
    samples, limit = json.loads(line)
    assert len(samples) <= 500_000 and all(type(s) is int and 0 <= s <= 10**6 for s in samples)
    assert type(limit) is int and 0 <= limit <= 10**6
sys.exit(42)
