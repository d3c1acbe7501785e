import json
import sys

for line in sys.stdin.read().splitlines():
    readings = json.loads(line)
    assert 1 <= len(readings) <= 6
    for i, reading in enumerate(readings):
        assert 1 <= len(reading) <= 20
        for j, page in enumerate(reading):
            if page == 'expired':
                assert j == len(reading) - 1
                continue
            items, following = page
            assert len(items) <= 50 and all(type(a) is int and type(v) is int for a, v in items)
            assert (following is None) == (j == len(reading) - 1) and (following is None or type(following) is str)
sys.exit(42)
