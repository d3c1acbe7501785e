# Counts which amounts are used, not in which order: the loop over amounts is outside.
def count_ladders(amounts, total):
    ways = [1] + [0] * total
    for amount in amounts:
        for s in range(amount, total + 1):
            ways[s] = (ways[s] + ways[s - amount]) % 1_000_000_007
    return ways[total]
