import json
import sys

for line in sys.stdin.read().splitlines():
    (values,) = json.loads(line)
    assert sum(v is not None for v in values) <= 100_000
    assert all(v is None or (type(v) is int and abs(v) <= 10**6) for v in values)
    assert not values or (values[0] is not None and values[-1] is not None)
    # Every value but the root needs a node above it.
    places, nodes = 1, 0
    for v in values:
        assert places > 0
        places -= 1
        if v is not None:
            places += 2
sys.exit(42)
