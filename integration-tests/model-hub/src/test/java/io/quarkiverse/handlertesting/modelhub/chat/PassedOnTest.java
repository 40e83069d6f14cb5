package io.quarkiverse.handlertesting.modelhub.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.sse.ChatCompletions;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The answer of a model reaches the caller, in process and from the packaged application. */
// tag::standalone[]
@QuarkusTest
@DisplayName("The answer of a model is passed on")
class PassedOnTest {

    HandlerClient client = HandlerClient.standalone();
    @Upstream("llm") // without @Inject, which a @QuarkusIntegrationTest refuses
    MockUpstream llm;

    @Test
    void inOnePiece() {
        llm.stub(post("/v1/chat/completions").willReturn(okJson(ChatCompletions.answer("Hello").json())));

        ChatTest.chat(client, false).send().expectStatus(200).expectBody("choices[0].message.content", is("Hello"));

        assertEquals(1, llm.calls().size());
    }
    // end::standalone[]

    @Test
    void tokenByToken() {
        SseLive model = llm.stubLive(post("/v1/chat/completions"));
        SseSubscription tokens = ChatTest.chat(client, true).sse();

        model.send(ChatCompletions.delta("Hel"));
        assertEquals("Hel", ChatCompletions.text(tokens.await()));
        model.end();

        tokens.awaitCompletion();
        llm.awaitCall(postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }

    @Test
    void untilItIsCutOff() {
        llm.stub(post("/v1/chat/completions"), ChatCompletions.stream("Hel").script().cut());

        ChatTest.chat(client, true).sse().awaitFailure();
    }
    // tag::standalone[]
}
// end::standalone[]
