# Forgets the rule about two equal steps in a row.
def count_ladders(amounts, total):
    ways = [1] + [0] * total
    for s in range(1, total + 1):
        ways[s] = sum(ways[s - a] for a in amounts if a <= s) % 1_000_000_007
    return ways[total]
