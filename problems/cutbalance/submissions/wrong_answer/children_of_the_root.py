# Only tries the edges below the root.
def smallest_gap(root):
    def total(node):
        return 0 if node is None else node.val + total(node.left) + total(node.right)

    if root is None or (root.left is None and root.right is None):
        return -1
    whole = total(root)
    return min(abs(whole - 2 * total(child)) for child in (root.left, root.right) if child)
