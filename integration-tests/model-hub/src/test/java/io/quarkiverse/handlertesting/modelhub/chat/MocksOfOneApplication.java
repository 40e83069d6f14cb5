package io.quarkiverse.handlertesting.modelhub.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** What holds for the mocks of each application that these tests start. */
abstract class MocksOfOneApplication {

    /** Where mocks have listened. A system property: applications have no class in common, and so no static field. */
    private static final String SEEN = "model-hub.test.mocks";

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("llm")
    MockUpstream llm;

    @BeforeEach
    void see() {
        Set<String> seen = seen();
        seen.add(llm.url());
        System.setProperty(SEEN, String.join(" ", seen));
    }

    private static Set<String> seen() {
        String seen = System.getProperty(SEEN);
        return new LinkedHashSet<>(seen == null ? List.of() : List.of(seen.split(" ")));
    }

    @Test
    @DisplayName("answer its chats")
    void answerItsChats() {
        llm.stub(post("/v1/chat/completions").willReturn(okJson("{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}")));

        ChatTest.chat(client, false).send().expectStatus(200).expectBody("choices[0].message.content", is("Hello"));

        assertEquals(1, llm.calls().size());
    }

    /** Whichever class is the second to run has some of another. */
    @Test
    @DisplayName("listen when those of the one before do not")
    void listenWhenThoseOfTheOneBeforeDoNot() {
        Set<String> others = seen();
        others.remove(llm.url());
        for (String url : others) {
            URI mock = URI.create(url);
            assertThrows(ConnectException.class, () -> new Socket(mock.getHost(), mock.getPort()).close(), url);
        }
    }
}
