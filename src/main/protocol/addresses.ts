/** Scheme of the kiosk's own page; its only host is `kiosk`. */
export const APP_SCHEME = 'app';
/** Scheme of pack files; the host is the id of the pack shown. */
export const PACK_SCHEME = 'pack';

export const APP_ORIGIN = `${APP_SCHEME}://kiosk`;
export const INDEX_ADDRESS = `${APP_ORIGIN}/index.html`;
/** A still picture in four languages that needs neither a pack nor any script. */
export const STILL_ADDRESS = `${APP_ORIGIN}/still.html`;

/** The console has an origin of its own: nothing that the exhibit's page could reach reaches it. */
const STAFF_ORIGIN = `${APP_SCHEME}://staff`;
export const STAFF_ADDRESS = `${STAFF_ORIGIN}/index.html`;

/** Whether an address belongs to the kiosk's own page. */
export function isAppAddress(address: string): boolean {
  return address.startsWith(`${APP_ORIGIN}/`);
}

/** Whether an address belongs to the console. */
export function isStaffAddress(address: string): boolean {
  return address.startsWith(`${STAFF_ORIGIN}/`);
}

/** Whether the kiosk may ask for this address at all: its own page, and files of packs. */
export function isAllowedAddress(address: string): boolean {
  return isAppAddress(address) || isStaffAddress(address) || address.startsWith(`${PACK_SCHEME}://`);
}
