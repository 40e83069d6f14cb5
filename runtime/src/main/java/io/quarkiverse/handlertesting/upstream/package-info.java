/**
 * Mocks of the services that an application calls. {@link io.quarkiverse.handlertesting.upstream.MockUpstream} answers with the
 * stubs of the running test, and fails a test whose application makes a call that no stub matches.
 */
package io.quarkiverse.handlertesting.upstream;
