/** Tells which section is under the head of the screen, for the row of sections. */
export function follow(tell: (id: string) => void) {
	return (list: HTMLElement) => {
		const observer = new IntersectionObserver(
			(entries) => {
				for (const entry of entries)
					if (entry.isIntersecting) tell((entry.target as HTMLElement).dataset.section ?? '');
			},
			{ rootMargin: '-30% 0px -69% 0px' }
		);
		const watch = (): void => {
			for (const section of list.querySelectorAll('[data-section]')) observer.observe(section);
		};
		watch();
		const changes = new MutationObserver(watch);
		changes.observe(list, { childList: true });
		return () => {
			observer.disconnect();
			changes.disconnect();
		};
	};
}
