import { keyboard, keypad } from '../helpers/by-keys.ts';
import { testTourByKeys } from '../helpers/tour-by-keys.ts';

testTourByKeys('bangkok-city-library', keypad, keyboard);
