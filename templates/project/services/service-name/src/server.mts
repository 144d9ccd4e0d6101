import { createServer } from "node:http";

const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const found = path === "/health" || path === "/service-name" || path.startsWith("/service-name/");
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify({ service: "service-name", path }));
});

// Longer than the load balancer keeps an idle connection (60 s), so that it never uses one that is being closed.
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env["PORT"] ?? 8080));

// Finishes the requests in flight, and takes no new ones: then nothing keeps the process up.
process.once("SIGTERM", () => server.close());
