const { createServer } = require("node:http");
const { hostname } = require("node:os");

const about = { service: process.env.SERVICE, host: hostname(), version: process.env.APP_VERSION ?? "0.1.0" };
const log = (message) => console.log(JSON.stringify({ level: "info", ...about, msg: message }));

const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const health = pathname === "/health";
    if (!health) log(`${request.method} ${pathname}`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(health ? { status: "ok", service: about.service } : { ...about, path: pathname }));
});

function stop(signal) {
    log(`stopping: ${signal}`);
    server.close();
    server.closeIdleConnections();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

server.listen(Number(process.env.PORT ?? "8080"), "0.0.0.0", () => log("listening"));
