package io.quarkiverse.handlertesting.modelhub.auth;

/** Where a user goes next, for clients that do not follow redirects by themselves. */
public record NextLocation(String location) {
}
