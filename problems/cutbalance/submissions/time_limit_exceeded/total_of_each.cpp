long long total(const TreeNode* node) { return node ? node->val + total(node->left) + total(node->right) : 0; }

long long smallestGap(TreeNode* root) {
    const long long whole = total(root);
    long long best = -1;
    vector<TreeNode*> open;
    if (root) open.push_back(root);
    while (!open.empty()) {
        TreeNode* node = open.back();
        open.pop_back();
        for (TreeNode* child : {node->left, node->right}) {
            if (!child) continue;
            const long long gap = llabs(whole - 2 * total(child));
            if (best < 0 || gap < best) best = gap;
            open.push_back(child);
        }
    }
    return best;
}
