# Every end of a freeze may be the start; for each it asks all freezes.
def earliest_start(freezes, minutes, horizon):
    for start in sorted([0] + [end for _, end in freezes]):
        if start + minutes <= horizon and not any(a < start + minutes and start < b for a, b in freezes):
            return start
    return -1
