/** What `app.html` shows until the first screen stands. A screen that waits for the storage may leave it there for long. */
import * as m from '../messages/generated/messages';

/** Instead of what it says by itself after a while, that nothing opens. Does nothing once a screen stands. */
export function sayHealing(): void {
	const words = document.querySelector<HTMLElement>('#skeleton p');
	if (!words) return;
	words.textContent = `${m.storage_healing()}${m.storage_healing_text()}`;
	words.style.animation = 'none';
}
