import { errorAt } from "../problem";
import { eachService } from "./check";

/** A service with routes has a port that the ALB can send requests to. */
export const routesPort = eachService((service, at) =>
    service.routes !== undefined && service.port === undefined
        ? [
              errorAt(
                  at("port"),
                  "routes/port",
                  "is missing, and the service has routes",
                  "write the port that the container listens on, such as 8080",
              ),
          ]
        : [],
);
