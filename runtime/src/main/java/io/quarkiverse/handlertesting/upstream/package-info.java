/**
 * The services that an application calls, mocked: {@link io.quarkiverse.handlertesting.upstream.MockUpstream} answers by the
 * stubs
 * of the running test and fails a test whose application makes a call that no stub matches.
 */
package io.quarkiverse.handlertesting.upstream;
