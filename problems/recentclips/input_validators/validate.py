import json
import sys

for line in sys.stdin.read().splitlines():
    (name, arguments), *calls = json.loads(line)
    assert name == 'RecentClips' and len(arguments) == 1 and 1 <= arguments[0] <= 100_000 and len(calls) <= 200_000
    for name, (value,) in calls:
        assert type(value) is int and 0 <= value <= (20 if name == 'last' else 10**9)
        assert name in ('watch', 'forget', 'last')
sys.exit(42)
