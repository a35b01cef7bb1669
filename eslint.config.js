import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import rooms from './.eslint/rooms.js';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	{
		ignores: [
			'.svelte-kit',
			'build',
			'build-static',
			'test-results',
			'src/lib/app/messages/generated'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		plugins: { rooms },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			// Routes are plain strings; the app is always served from the root of its origin.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/prefer-svelte-reactivity': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		rules: { 'rooms/direction': 'error', 'rooms/no-cycles': 'error' }
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'MemberExpression[object.name="m"][computed=true]',
					message: 'A computed key makes every screen carry every message; write a table of words.'
				},
				{
					selector:
						'CallExpression[callee.name="$derived"] > MemberExpression[property.name="latest"]',
					message:
						'It is one object for ever, so nothing would be redrawn; derive what is read of it.'
				}
			]
		}
	},
	{
		files: ['src/lib/core/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				'window',
				'document',
				'navigator',
				'localStorage',
				'indexedDB',
				'crypto',
				'performance',
				'setTimeout'
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
				{ object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' }
			]
		}
	},
	{ files: ['scripts/**', 'tests/{bench,faults}/**'], rules: { 'no-console': 'off' } },
	// The page that is the limit has no build, and so no types.
	{ files: ['tests/bench/plain/**'], rules: { '@typescript-eslint/ban-ts-comment': 'off' } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		}
	}
);
