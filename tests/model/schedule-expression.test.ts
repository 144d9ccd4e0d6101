import assert from "node:assert/strict";
import fc from "fast-check";
import { everFires, scheduleProblem } from "../../model/aws/schedule-expression";
import { timeZoneProblem } from "../../model/aws/time-zone";

const problem = (expression: string) => {
    const found = scheduleProblem(expression);
    return found === undefined ? undefined : `${found.reason}; ${found.remedy}`;
};

describe("model: schedule expressions", () => {
    // The first ten: Cron expressions reference, Amazon EventBridge user guide.
    const right = [
        "cron(0 10 * * ? *)",
        "cron(15 12 * * ? *)",
        "cron(0 18 ? * MON-FRI *)",
        "cron(0 8 1 * ? *)",
        "cron(0/15 * * * ? *)",
        "cron(0/10 * ? * MON-FRI *)",
        "cron(0/5 8-17 ? * MON-FRI *)",
        "cron(0 9 ? * 2#1 *)",
        "cron(0/30 20-2 ? * MON-FRI *)",
        "cron(15 10 ? * 6L 2019-2022)",
        "cron(*/5 * * * ? *)",
        "cron(0 8 L * ? *)",
        "cron(0 8 3W * ? *)",
        "cron(0 8 1,15,L JAN,JUL ? *)",
        "cron(0 8 ? * sun,sat *)",
        "cron(0  8   * * ? *)",
        "rate(5 minutes)",
        "rate(12 hours)",
        "rate(1 day)",
        "rate(2 days)",
        "at(2028-02-29T23:59:59)",
    ];
    for (const expression of right)
        it(`takes ${expression}`, () => {
            assert.equal(problem(expression), undefined);
            assert.equal(everFires(expression), true);
        });

    const example = 'as in "cron(0 8 ? * MON-FRI *)"';
    const count = "cron has 6 fields on AWS (minutes hours day-of-month month day-of-week year), got";
    const write = `write all of them, with "?" in day-of-month or day-of-week, ${example}`;
    const use = "use these, lists with commas, ranges with -, steps with / and * for all";
    const weekdays = "1 (Sunday) to 7, SUN to SAT, a day with L (the last of the month) or with #1 to #5";
    const days = "1 to 31, L (the last), or a number with W (the nearest weekday)";
    const wrong: Readonly<Record<string, string>> = {
        "cron(* * * * *)": `${count} 5; ${write}`,
        "cron()": `${count} 0; ${write}`,
        "cron(0 0 8 ? * MON *)": `${count} 7; ${write}`,
        "cron(0 8 * * * *)":
            'day-of-month is "*" and day-of-week "*", and AWS cron needs "?" in one of them; write "?" for day-of-month',
        "cron(0 8 1 * MON *)":
            'day-of-month is "1" and day-of-week "MON", and AWS cron needs "?" in one of them; write "?" for day-of-week',
        "cron(0 8 ? * ? *)": 'day-of-month and day-of-week are both "?", so no day is named; write "*" for one of them',
        "cron(60 8 * * ? *)": `"60" is not a value of the field minutes, which takes 0 to 59; ${use}`,
        "cron(? 8 * * ? *)": `"?" is not a value of the field minutes, which takes 0 to 59; ${use}`,
        "cron(0/0 8 * * ? *)": `"0/0" is not a value of the field minutes, which takes 0 to 59; ${use}`,
        "cron(0 8 32 * ? *)": `"32" is not a value of the field day-of-month, which takes ${days}; ${use}`,
        "cron(0 8 * 13 ? *)": `"13" is not a value of the field month, which takes 1 to 12, or JAN to DEC; ${use}`,
        "cron(0 8 ? * 0 *)": `"0" is not a value of the field day-of-week, which takes ${weekdays}; ${use}`,
        "cron(0 8 ? * MON#6 *)": `"MON#6" is not a value of the field day-of-week, which takes ${weekdays}; ${use}`,
        "cron(0 8 ? * MON#1,TUE#1 *)": `"MON#1,TUE#1" is not a value of the field day-of-week, which takes ${weekdays}; ${use}`,
        "cron(0 8 ? * MON-FRI 99)": `"99" is not a value of the field year, which takes 1970 to 2199; ${use}`,
        "cron(0 8 ? * MON,,TUE *)": `"MON,,TUE" is not a value of the field day-of-week, which takes ${weekdays}; ${use}`,
        "rate(1 minutes)": '"rate(1 minutes)" has the wrong number of its unit; write "rate(1 minute)"',
        "rate(5 hour)": '"rate(5 hour)" has the wrong number of its unit; write "rate(5 hours)"',
        "rate(0 hours)": '"rate(0 hours)" needs a whole number of at least 1, got "0"; write "rate(1 hour)"',
        "rate(1.5 hours)": '"rate(1.5 hours)" needs a whole number of at least 1, got "1.5"; write "rate(1 hour)"',
        "rate(5 weeks)":
            '"rate(5 weeks)" is not a value and a unit of minutes, hours, days; write for example "rate(5 minutes)"',
        "rate()": '"rate()" is not a value and a unit of minutes, hours, days; write for example "rate(5 minutes)"',
        "at(2030-12-24)":
            '"at(2030-12-24)" is not a date and time; write yyyy-mm-ddThh:mm:ss, as in "at(2030-12-24T08:00:00)"',
        "at(2030-12-24T24:00:00)":
            '"2030-12-24T24:00:00" is not a day and time that there is; write one of the calendar',
        "at(2029-02-29T08:00:00)":
            '"2029-02-29T08:00:00" is not a day and time that there is; write one of the calendar',
        "0 8 ? * MON-FRI *":
            '"0 8 ? * MON-FRI *" is none of cron(…), rate(…) and at(…); write "cron(0 8 ? * MON-FRI *)"',
        "each morning":
            '"each morning" is none of cron(…), rate(…) and at(…); write for example "cron(0 8 ? * MON-FRI *)"',
        "": '"" is none of cron(…), rate(…) and at(…); write for example "cron(0 8 ? * MON-FRI *)"',
    };
    for (const [expression, message] of Object.entries(wrong))
        it(`refuses ${JSON.stringify(expression)}`, () => assert.equal(problem(expression), message));

    it("propose only what is right", () => {
        for (const message of Object.values(wrong)) {
            const proposed = /"((?:cron|rate|at)\([^"]*\))"$/.exec(message)?.[1];
            if (proposed !== undefined) assert.equal(problem(proposed), undefined);
        }
    });

    it("fire on a day of a month that has it, and on no other", () => {
        const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (const [index, most] of longest.entries())
            for (let day = 28; day <= 31; day++)
                assert.equal(everFires(`cron(0 8 ${day} ${index + 1} ? *)`), day <= most, `${day}.${index + 1}.`);
    });

    it("fire on the fifth of a weekday in each month but a February of four weeks", () => {
        for (let year = 2020; year < 2060; year++)
            for (let weekday = 1; weekday <= 7; weekday++) {
                const count = [29, 30, 31].filter(
                    (day) =>
                        new Date(Date.UTC(year, 1, day)).getUTCMonth() === 1 &&
                        new Date(Date.UTC(year, 1, day)).getUTCDay() + 1 === weekday,
                ).length;
                assert.equal(everFires(`cron(0 8 ? 2 ${weekday}#5 ${year})`), count === 1);
            }
    });

    it("are told of and never thrown at", () =>
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.string(),
                    fc.stringMatching(/^(cron|rate|at)\([0-9A-Z*?,\/#LW -]{0,20}\)$/),
                    fc
                        .array(fc.stringMatching(/^[0-9A-Z*?,\/#-]{1,4}$/), { minLength: 6, maxLength: 6 })
                        .map((parts) => `cron(${parts.join(" ")})`),
                ),
                (expression) => {
                    if (scheduleProblem(expression) === undefined) everFires(expression);
                },
            ),
            { numRuns: 2000 },
        ));
});

describe("model: time zones", () => {
    for (const name of ["UTC", "GMT", "Europe/Dublin", "America/Argentina/Buenos_Aires", "Etc/GMT+9", "US/Eastern"])
        it(`has ${name}`, () => assert.equal(timeZoneProblem(name), undefined));
    const wrong: Readonly<Record<string, string>> = {
        "Europe/Dubln": 'did you mean "Europe/Dublin"?',
        "+01:00": "write a name such as Europe/Dublin, or UTC",
        utc: 'write "UTC"',
        "": "write a name such as Europe/Dublin, or UTC",
    };
    for (const [name, remedy] of Object.entries(wrong))
        it(`has no ${JSON.stringify(name)}`, () => assert.equal(timeZoneProblem(name)?.remedy, remedy));
});
