import json
import sys

for line in sys.stdin.read().splitlines():
    amounts, total = json.loads(line)
    assert 1 <= len(amounts) <= 300 and len(set(amounts)) == len(amounts)
    assert all(type(a) is int and 1 <= a <= 100_000 for a in amounts)
    assert type(total) is int and 0 <= total <= 100_000 and total * len(amounts) <= 3_000_000
sys.exit(42)
