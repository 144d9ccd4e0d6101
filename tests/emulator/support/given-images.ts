/** The services of this repository. */
export const services = ["inventory", "order", "payment", "user"] as const;

/** What `images.given` is set to, for images that were built elsewhere. */
export const givenImages = "flotilla.test/{service}:1.0.0";

/** The image that a service is given. */
export const givenImage = (service: string): string => givenImages.replace("{service}", service);
