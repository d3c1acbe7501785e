import json
import sys

for line in sys.stdin.read().splitlines():
    seats, holders, requests = json.loads(line)
    assert 0 <= seats <= 100 and len(set(holders)) == len(holders) <= seats and 1 <= len(requests) <= 8
    assert all(name in ('reserve', 'release') and type(user) is str and user for name, user in requests)
sys.exit(42)
