import json
import sys

places = {'route': 1, 'route_range': 2, 'split': 2, 'shard_range': 1}
for line in sys.stdin.read().splitlines():
    (name, (bounds,)), *calls = json.loads(line)
    assert name == 'ShardRouter' and len(calls) <= 100_000
    assert len(bounds) <= 10_000 or len(calls) > 10_000
    assert all(type(b) is int and 0 <= b <= 10**9 for b in bounds) and all(a < b for a, b in zip(bounds, bounds[1:]))
    for name, arguments in calls:
        assert len(arguments) == places[name] and all(type(a) is int and 0 <= a <= 10**9 for a in arguments)
        if name == 'route_range':
            assert arguments[0] <= arguments[1]
sys.exit(42)
