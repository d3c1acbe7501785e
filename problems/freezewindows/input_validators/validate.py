import json
import sys

for line in sys.stdin.read().splitlines():
    freezes, minutes, horizon = json.loads(line)
    assert len(freezes) <= 200_000
    for start, end in freezes:
        assert type(start) is int and type(end) is int and 0 <= start < end <= 10**9
    assert 1 <= minutes <= 10**9 and 1 <= horizon <= 10**9
sys.exit(42)
