/** A page that is built into the program, as its text. */
declare module '*.html?raw' {
  const text: string;
  export default text;
}
