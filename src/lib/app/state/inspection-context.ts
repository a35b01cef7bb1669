/** Hands the open inspection to everything below `/inspections/[id]`; using it elsewhere fails loudly. */
import { createContext } from 'svelte';
import type { OpenInspection } from './open-inspection.svelte';

export const [getInspection, setInspection] = createContext<OpenInspection>();
