package io.quarkiverse.handlertesting.runtime.internal.http;

/** A header by which the application knows who sends a request. */
record Identity(String header, String value) {
}
