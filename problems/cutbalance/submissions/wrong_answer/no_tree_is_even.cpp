// Says 0 where there is no tree, and so no edge.
long long smallestGap(TreeNode* root) {
    if (!root) return 0;
    function<int(TreeNode*)> total = [&](TreeNode* node) { return node ? node->val + total(node->left) + total(node->right) : 0; };
    const int whole = total(root);
    int best = -1;
    function<int(TreeNode*, bool)> walk = [&](TreeNode* node, bool isRoot) {
        if (!node) return 0;
        const int own = node->val + walk(node->left, false) + walk(node->right, false);
        if (!isRoot && (best < 0 || abs(whole - 2 * own) < best)) best = abs(whole - 2 * own);
        return own;
    };
    walk(root, true);
    return best;
}
