import { testVenueWithAxe } from '../helpers/axe-venue-tests.ts';

testVenueWithAxe('bangkok-city-library');
