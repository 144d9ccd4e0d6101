/** Loaded before a program: whatever asks the network for something ends the program. */
const { Socket } = require("node:net");
const dns = require("node:dns");

const refuse = (what) => () => {
    process.stderr.write(`the network was asked: ${what}\n`);
    process.exit(99);
};
Socket.prototype.connect = refuse("a connection");
dns.lookup = refuse("a name");
