/** The words of a new pack, in English: they show each panel's parts, and say what belongs there. */
export function templateWords(title: string): unknown {
  return {
    $schema: '../.schema/pack-text.schema.json',
    '//': 'All words of one language. Every language has a file with the same keys; "pack translate" makes a table of it.',
    title,
    greeting: `Welcome to ${title}`,
    invitation: 'One sentence that makes a passer-by curious.',
    farewell: 'Thank you for walking with us. Come back soon.',
    keepsake: { '//': 'What the city says to a visitor who goes home.', greeting: `Warm greetings from ${title}` },
    coverAlt: 'Hills behind a river, under a wide sky.',
    topics: {
      begin: { title: 'How it begins', summary: 'Three panels to start with.', alt: 'A bridge over a river.' },
      explore: {
        title: 'Look around',
        summary: 'Panels that are touched, dragged and played.',
        alt: 'Houses on a square.',
      },
    },
    panels: {
      'first-story': {
        '//': '"body" is read by everybody: 70 words at most. "more" opens by touch. "alt" tells the picture to those who cannot see it.',
        headline: 'One idea, one picture',
        body: 'Say here what a friend would tell on the way: one thing, in short sentences. Leave out what only a specialist asks.',
        more: ['What goes deeper stands here. Whoever touches “more” has the time for it.'],
        alt: 'A stone bridge with three arches over a river.',
      },
      figures: {
        headline: 'Two figures to remember',
        body: 'A figure is remembered when it is compared with something at hand.',
        alt: 'Houses with pointed roofs around a square.',
        facts: {
          people: { label: 'People live here', note: 'Say what that is like.' },
          founded: { label: 'The city was founded' },
        },
      },
      places: {
        headline: 'Two places to see',
        pictures: {
          bridge: {
            title: 'The bridge',
            caption: 'Say what cannot be seen in the picture.',
            alt: 'A bridge with three arches.',
          },
          square: { title: 'The square', caption: 'Who meets here, and when?', alt: 'Houses around a square.' },
        },
      },
      years: {
        headline: 'The years of the city',
        lanes: { city: { title } },
        eras: { early: { title: 'The first years' }, modern: { title: 'Since the railway' } },
        events: {
          founding: {
            title: 'The first house',
            text: 'One or two sentences for each event.',
            alt: 'A bridge with three arches.',
          },
          railway: { title: 'The first train', text: 'In May the railway arrives.' },
        },
      },
      'city-map': {
        headline: 'The city from above',
        body: 'Drag the map, or touch a name.',
        note: 'This map is invented; put your own data into the folder "data".',
        places: {
          'old-bridge': { title: 'Old Bridge', text: 'Here the city began.' },
          'main-square': { title: 'Main Square', text: 'Here the city meets.' },
        },
        names: { city: title, river: 'The river' },
      },
      'the-year': {
        headline: 'A year in the city',
        body: 'Draw your finger through the months.',
        subjects: { self: title.slice(0, 24) },
        charts: {
          warmth: { tab: 'Warmth', title: 'Average temperature of the day', unit: '°C' },
          light: { tab: 'Light', title: 'From sunrise to sunset' },
        },
      },
      crossing: {
        headline: 'You run the lights',
        body: 'Fixed times or lights that look: which let more people through?',
        alt: 'A crossing of two streets, seen from above.',
        streets: { northSouth: 'River Street', eastWest: 'Station Road' },
      },
      film: {
        headline: 'A film of the city',
        body: 'Half a minute says more than five. It begins without sound: let the pictures tell.',
        transcript: [
          'Say everything once more: what is seen, said and heard. Where a film cannot play, this stands for it.',
        ],
        alt: 'A grey picture.',
      },
      tone: {
        headline: 'Listen to the city',
        body: 'A voice, a street, a bird: what does the city sound like?',
        transcript: ['A quiet tone, four seconds long.'],
        alt: 'Houses with pointed roofs around a square.',
      },
      quiz: {
        headline: 'What do you remember?',
        alt: 'A bridge with three arches.',
        questions: {
          bridge: {
            question: 'How many arches has the bridge?',
            right: 'Three',
            wrong: ['One', 'Two', 'Seven'],
            why: 'Count them in the picture.',
          },
          founded: {
            question: 'What came in May?',
            right: 'The railway',
            wrong: ['The circus', 'The flood', 'The king'],
            why: 'The timeline tells of the first train.',
          },
          map: {
            question: 'What can you do with the map?',
            right: 'Drag it',
            wrong: ['Fold it', 'Buy it', 'Eat it'],
            why: 'It also answers when a name is touched.',
          },
        },
      },
    },
  };
}
