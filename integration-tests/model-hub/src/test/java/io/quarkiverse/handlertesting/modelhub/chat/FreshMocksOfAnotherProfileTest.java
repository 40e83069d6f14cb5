package io.quarkiverse.handlertesting.modelhub.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** An application that restarts with another configuration gets new mocks. */
@QuarkusTest
@TestProfile(FreshMocksOfAnotherProfileTest.NamedCaller.class)
@DisplayName("The mocks of an application with another profile")
class FreshMocksOfAnotherProfileTest extends MocksOfOneApplication {

    public static class NamedCaller implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.rest-client.llm.user-agent", "model-hub of another profile");
        }
    }

    @Test
    void areCalledAccordingToItsConfiguration() {
        llm.stub(post("/v1/chat/completions").willReturn(okJson("{}")));

        ChatTest.chat(client, false).send().expectStatus(200);

        assertEquals("model-hub of another profile", llm.calls().get(0).request().getHeader("User-Agent"));
    }
}
