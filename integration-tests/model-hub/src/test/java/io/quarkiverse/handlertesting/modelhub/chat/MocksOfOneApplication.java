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
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** Tests of the mocks of one application. Each subclass starts an application of its own. */
abstract class MocksOfOneApplication {

    /** The addresses of the mocks so far. A system property, since the applications share no class and no static field. */
    private static final String SEEN = "model-hub.test.mocks";

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("llm")
    MockUpstream llm;

    @BeforeEach
    void rememberTheMock() {
        Set<String> seen = seen();
        seen.add(llm.url());
        System.setProperty(SEEN, String.join(" ", seen));
    }

    private static Set<String> seen() {
        String seen = System.getProperty(SEEN);
        return new LinkedHashSet<>(seen == null ? List.of() : List.of(seen.split(" ")));
    }

    @Test
    void answerItsChats() {
        llm.stub(post("/v1/chat/completions").willReturn(okJson("{\"choices\":[{\"message\":{\"content\":\"Hello\"}}]}")));

        ChatTest.chat(client, false).send().expectStatus(200).expectBody("choices[0].message.content", is("Hello"));

        assertEquals(1, llm.calls().size());
    }

    /** Only the second class to run has the address of another mock. */
    @Test
    void listenWhenThoseOfTheApplicationBeforeDoNot() {
        Set<String> others = seen();
        others.remove(llm.url());
        for (String url : others) {
            URI mock = URI.create(url);
            assertThrows(ConnectException.class, () -> new Socket(mock.getHost(), mock.getPort()).close(), url);
        }
    }
}
