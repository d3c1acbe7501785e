long long smallestGap(TreeNode* root) {
    if (!root) return -1;
    vector<TreeNode*> order{root};
    for (size_t i = 0; i < order.size(); ++i) {
        TreeNode* node = order[i];
        if (node->left) order.push_back(node->left);
        if (node->right) order.push_back(node->right);
    }
    if (order.size() == 1) return -1;
    unordered_map<TreeNode*, long long> totals;
    totals[nullptr] = 0;
    for (size_t i = order.size(); i-- > 0;) totals[order[i]] = order[i]->val + totals[order[i]->left] + totals[order[i]->right];
    const long long whole = totals[root];
    long long best = LLONG_MAX;
    for (size_t i = 1; i < order.size(); ++i) best = min(best, llabs(whole - 2 * totals[order[i]]));
    return best;
}
