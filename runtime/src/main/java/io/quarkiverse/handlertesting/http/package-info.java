/**
 * Requests of a test and the sessions that they share.
 * <p>
 * {@link io.quarkiverse.handlertesting.http.HandlerClient} sends requests in process or over a socket;
 * {@link io.quarkiverse.handlertesting.http.Sessions} keep cookies and follow redirects as a browser does, for the client and
 * for RestAssured.
 */
package io.quarkiverse.handlertesting.http;
