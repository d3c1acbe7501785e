def smallest_gap(root):
    if root is None:
        return -1
    order = [root]
    for node in order:
        order.extend(child for child in (node.left, node.right) if child)
    if len(order) == 1:
        return -1
    totals = {}
    for node in reversed(order):
        totals[node] = node.val + totals.get(node.left, 0) + totals.get(node.right, 0)
    whole = totals[root]
    return min(abs(whole - 2 * totals[node]) for node in order[1:])
