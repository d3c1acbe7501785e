# Counts the whole tree as a part, with nothing on the other side.
def smallest_gap(root):
    totals = []

    def total(node):
        if node is None:
            return 0
        t = node.val + total(node.left) + total(node.right)
        totals.append(t)
        return t

    whole = total(root)
    return min((abs(whole - 2 * t) for t in totals), default=-1) if len(totals) > 1 else -1
