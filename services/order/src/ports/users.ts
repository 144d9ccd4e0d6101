/** Who may order. */
export interface Users {
    /** The user's e-mail address, or undefined if there is no such user. */
    emailOf(id: string): Promise<string | undefined>;
}
