import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
    { ignores: ['node_modules', 'src/api/generated.ts', 'src/api/types.ts', 'eslint.config.js', 'test-results'] },
    ...tseslint.configs.strictTypeChecked,
    { languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } } },
    {
        plugins: { 'react-hooks': reactHooks },
        rules: {
            ...reactHooks.configs.recommended.rules,
            'max-lines': ['error', 400],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': 'off',
            '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        },
    },
    // Scripts are plain JavaScript, outside the TypeScript project.
    { files: ['scripts/**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
