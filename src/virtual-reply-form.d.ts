/** Made by `scripts/reply-form-plugin.mjs`: what runs in a reply packet. */
declare module 'virtual:reply-form' {
	export const script: string;
	export const style: string;
	export const scriptHash: string;
	export const styleHash: string;
}
