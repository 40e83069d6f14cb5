package io.quarkiverse.handlertesting.modelhub.chat;

import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application, whose upstream is started before it. */
// tag::standalone[]
@QuarkusIntegrationTest
@WithUpstreams(@Upstream("llm"))
class PassedOnIT extends PassedOnTest {
}
// end::standalone[]
