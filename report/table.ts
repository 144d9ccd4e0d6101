import { markup, type Content, type Markup } from "./markup";

/** A column of a table. */
export interface Column<Row> {
    readonly heading: Content;
    /** Numbers stand on the right, so that their digits line up. @default false */
    readonly numeric?: boolean;
    readonly cell: (row: Row) => Content;
    /** The cell of the last row, below a line. @default empty */
    readonly foot?: Content;
}

/** A table. The first column names the row. */
export interface Table<Row> {
    /** What the table shows: read out by screen readers, and shown above it where `showCaption` is set. */
    readonly caption: Content;
    /** @default false */
    readonly showCaption?: boolean;
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    /** The id of a row, to link to it. @default none */
    readonly id?: (row: Row) => string;
}

const numericClass = (numeric: boolean | undefined): Content => numeric === true && markup` class="number"`;

function row<Row>({ columns, id }: Table<Row>, of: Row): Markup {
    const cells = columns.map(({ cell, numeric }, index) =>
        index === 0
            ? markup`<th scope="row"${numericClass(numeric)}>${cell(of)}</th>`
            : markup`<td${numericClass(numeric)}>${cell(of)}</td>`,
    );
    return markup`<tr${id && markup` id="${id(of)}" tabindex="-1"`}>${cells}</tr>`;
}

function foot<Row>(columns: readonly Column<Row>[]): Content {
    if (columns.every((column) => column.foot === undefined)) return undefined;
    const cells = columns.map((column, index) =>
        index === 0
            ? markup`<th scope="row">${column.foot}</th>`
            : markup`<td${numericClass(column.numeric)}>${column.foot}</td>`,
    );
    return markup`<tfoot><tr>${cells}</tr></tfoot>`;
}

/** Makes a table that scrolls sideways by itself, with the mouse and with the arrow keys, where it is too wide. */
export function table<Row>(of: Table<Row>): Markup {
    const { caption, showCaption = false, columns, rows } = of;
    return markup`
        <div class="scroll" role="region" aria-label="${caption}" tabindex="0">
            <table>
                <caption${!showCaption && markup` class="unseen"`}>${caption}</caption>
                <thead><tr>${columns.map(({ heading, numeric }) => markup`<th scope="col"${numericClass(numeric)}>${heading}</th>`)}</tr></thead>
                <tbody>${rows.map((each) => row(of, each))}</tbody>
                ${foot(columns)}
            </table>
        </div>`;
}
