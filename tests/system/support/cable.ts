import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A way to a server that can be cut, and joined again: what the other end sees is a network that fails. */
export class Cable {
    private readonly sockets = new Set<Socket>();
    private server: Server | undefined;
    private at = 0;

    constructor(private readonly target: { readonly host: string; readonly port: number }) {}

    /** Where it begins. Nobody listens there until it is joined. */
    get port(): number {
        return this.at;
    }

    /** Chooses where it begins, and leaves it cut. */
    async lay(): Promise<void> {
        await this.join();
        await this.cut();
    }

    async join(): Promise<void> {
        this.server = createServer((near) => {
            const far = connect(this.target);
            for (const socket of [near, far]) {
                this.sockets.add(socket);
                socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
            }
            near.pipe(far).pipe(near);
        }).listen(this.at, "127.0.0.1");
        await once(this.server, "listening");
        this.at = (this.server.address() as AddressInfo).port;
    }

    async cut(): Promise<void> {
        const { server } = this;
        if (server === undefined) return;
        this.server = undefined;
        const closed = once(server, "close");
        server.close();
        for (const socket of this.sockets) socket.destroy();
        await closed;
    }
}
