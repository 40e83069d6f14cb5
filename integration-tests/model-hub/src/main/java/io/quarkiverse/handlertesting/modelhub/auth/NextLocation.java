package io.quarkiverse.handlertesting.modelhub.auth;

/** The next address of a login, for clients that do not follow redirects. */
public record NextLocation(String location) {
}
