import eslint from '@eslint/js'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import * as regexp from 'eslint-plugin-regexp'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores([
    '.next/**',
    'dist/**',
    'examples/blank/**',
    'examples/client/**',
    'examples/components/**',
    'tests/hosts/website/**',
    'data/**',
    'next-env.d.ts',
    'src/app/(payload)/admin/importMap.js',
    'src/database/{migrations,postgresMigrations}/**',
    'src/payload-types.ts',
  ]),
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'examples/*/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // What implements an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      'no-restricted-syntax': [
        'error',
        {
          // Hoisted, and named in stacks. A function whose type is given by its variable stays one.
          selector:
            ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator[init.type="ArrowFunctionExpression"]:not([id.typeAnnotation])',
          message: 'Write a top-level function as a `function`.',
        },
        {
          // What it required, `npm run lint:rooms` would not see.
          selector: ':not(MemberExpression) > CallExpression[callee.name="createRequire"]',
          message: 'Only resolve with createRequire; import everything else.',
        },
        {
          // One that is not of the factory is guarded by nobody, and in no table of who may call what.
          selector:
            'ObjectExpression:has(> Property[key.name="path"]):has(> Property[key.name="handler"]):not(CallExpression[callee.name=/^(endpoint|linkEndpoint|rawEndpoint)$/] > ObjectExpression)',
          message: 'Make an endpoint with endpoint(), linkEndpoint() or rawEndpoint() of src/access/endpoint.ts.',
        },
      ],
    },
  },
  {
    files: ['src/{model,figures,review,body,releases/present}/**'],
    rules: {
      // The pure rooms: functions over plain data.
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['payload', 'payload/*', '@payloadcms/*', 'next', 'next/*', 'react', 'react-dom'] }],
        },
      ],
    },
  },
  {
    files: ['{src,collections,seed}/**/*.test.ts'],
    ignores: ['src/{model,figures,review,body,releases/present}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:child_process', '@payloadcms/db-*', '**/support/newsroom', '**/support/payload'],
              message: 'A unit test opens no database and starts no process: write an integration test.',
            },
          ],
        },
      ],
    },
  },
  {
    // A pattern that goes back over what it read makes everybody wait for whoever sends it much of that.
    files: ['src/**'],
    ignores: ['**/*.test.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': ['error', { ignoreSticky: true }],
    },
  },
  { files: ['src/admin/**', 'src/app/**'], ...reactHooks.configs.flat.recommended },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['examples/**/*.mjs'],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
  // What a test looks into is what it asserts about.
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  prettier,
)
