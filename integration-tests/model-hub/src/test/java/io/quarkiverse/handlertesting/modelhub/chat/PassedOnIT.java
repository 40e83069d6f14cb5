package io.quarkiverse.handlertesting.modelhub.chat;

import org.junit.jupiter.api.DisplayName;

import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same tests against the packaged application. Its upstream starts before it. */
// tag::standalone[]
@QuarkusIntegrationTest
@WithUpstreams(@Upstream("llm"))
@DisplayName("By the packaged application, the answer of a model is passed on")
class PassedOnIT extends PassedOnTest {
}
// end::standalone[]
