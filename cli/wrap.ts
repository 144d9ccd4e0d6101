/** Where a word that is too long for its line is best broken: after one of these. */
const breaks = /[/.,:;@_?=&-]/;

/** The pieces of a word, each at most as long as a line. */
function pieces(word: string, width: number): string[] {
    if (word.length <= width) return [word];
    const end = Array.from({ length: width }, (_, index) => width - index).find((at) =>
        breaks.test(word.charAt(at - 1)),
    );
    const cut = end ?? width;
    return [word.slice(0, cut), ...pieces(word.slice(cut), width)];
}

/** The width that a text can be wrapped to without breaking anything but at the places for it. */
export const narrowestWrap = (text: string): number =>
    Math.max(0, ...text.split(/[\s]|(?<=[/.,:;@_?=&-])/).map((piece) => piece.length));

/** Breaks a text into lines of at most a width, between words where it can. Nothing is lost but the blanks there. */
export function wrap(text: string, width: number): string[] {
    return text.split("\n").flatMap((paragraph) => {
        const lines: string[] = [];
        let line = "";
        for (const word of paragraph.split(" ").flatMap((each) => pieces(each, width))) {
            if (line === "") line = word;
            else if (line.length + 1 + word.length <= width) line = `${line} ${word}`;
            else {
                lines.push(line);
                line = word;
            }
        }
        return [...lines, line];
    });
}

/** Wraps a text, and begins each line with blanks. */
export const indented = (text: string, blanks: number, width: number): string =>
    wrap(text, width - blanks)
        .map((line) => `${" ".repeat(blanks)}${line}`)
        .join("\n");
