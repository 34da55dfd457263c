import Sequencer from '@jest/test-sequencer';

/** Begin with these, so that no worker is left alone with one of them at the end. */
const slowest = [
  'endurance/two-copies',
  'endurance/kill',
  'endurance/',
  '.long.',
  'core/who-may-do-what/one-to-ones',
  'main/',
  'core/who-may-do-what/',
  'core/reminders/send-reminders',
  'engine/',
  'core/digests/',
];

// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((left, right) => placeOf(left) - placeOf(right));
  }
}

function placeOf({ path }) {
  const place = slowest.findIndex((each) => path.includes(each));
  return place === -1 ? slowest.length : place;
}
