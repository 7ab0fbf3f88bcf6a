/** The subject of a comparison that stands for the city of the pack itself; it lies where "place" of pack.json says. */
export const SELF = 'self';
