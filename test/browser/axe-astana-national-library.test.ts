import { testVenueWithAxe } from '../helpers/axe-venue-tests.ts';

testVenueWithAxe('astana-national-library');
