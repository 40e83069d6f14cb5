package io.quarkiverse.handlertesting.modelhub.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** An application that is started again, with another configuration, has mocks that are as new as it is. */
@QuarkusTest
@TestProfile(FreshMocksOfAnotherProfileTest.Impatient.class)
@DisplayName("The mocks of an application of another profile")
class FreshMocksOfAnotherProfileTest extends MocksOfOneApplication {

    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.rest-client.llm.read-timeout", "200");
        }
    }

    @Test
    @DisplayName("are too slow for its configuration")
    void areTooSlowForItsConfiguration() {
        llm.stub(post("/v1/chat/completions").willReturn(okJson("{}").withFixedDelay(60_000)));

        ChatTest.chat(client, false).send().expectError(502, "chat_error-upstream_failed");
    }
}
