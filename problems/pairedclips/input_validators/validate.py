import json
import sys

for line in sys.stdin.read().splitlines():
    lengths, slot = json.loads(line)
    assert len(lengths) <= 1_000_000 and all(type(v) is int and 1 <= v <= 100_000 for v in lengths)
    assert type(slot) is int and 1 <= slot <= 100_000
sys.exit(42)
