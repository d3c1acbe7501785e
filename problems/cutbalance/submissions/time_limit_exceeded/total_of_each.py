def smallest_gap(root):
    def total(node):
        return 0 if node is None else node.val + total(node.left) + total(node.right)

    def nodes(node):
        stack = [node] if node else []
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in (node.left, node.right) if child)

    whole = total(root)
    return min((abs(whole - 2 * total(node)) for node in nodes(root) if node is not root), default=-1)
