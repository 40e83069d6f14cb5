package io.quarkiverse.handlertesting.modelhub.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.time.Duration.ofMillis;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.modelhub.fixture.Refusals;
import io.quarkiverse.handlertesting.sse.ChatCompletions;
import io.quarkiverse.handlertesting.sse.ChatRequest;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** A chat is forwarded to the model, and the answer comes back token by token. */
@QuarkusTest
@DisplayName("A chat")
class ChatTest {

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("llm")
    MockUpstream llm; // the REST client of this config key calls it

    private static MappingBuilder asked() {
        return post("/v1/chat/completions");
    }

    static HandlerRequest chat(HandlerClient client, boolean stream) {
        ChatRequest asked = ChatCompletions.ask("Hi").model("llama");
        return client.post("/v1/chat/completions").json((stream ? asked.streamed() : asked).json());
    }

    // tag::live[]
    @Test
    void deliversItsFirstTokenBeforeTheModelSendsTheSecond() {
        SseLive model = llm.stubLive(post("/v1/chat/completions"));
        SseSubscription tokens = chat(client, true).sse();

        model.send(ChatCompletions.delta("Hel"));
        assertEquals("Hel", ChatCompletions.text(tokens.await()));
        model.send(ChatCompletions.delta("lo"));
        assertEquals("lo", ChatCompletions.text(tokens.await()));
        model.end();
        tokens.awaitCompletion();
    }
    // end::live[]

    // tag::buffering[]
    @Test
    void failsItsTestIfItIsBuffered() {
        SseLive model = llm.stubLive(asked());
        SseSubscription tokens = client.post("/buffering").json("{}").sse();

        model.send(ChatCompletions.delta("Hel"));

        HttpAssertionError late = assertThrows(HttpAssertionError.class, () -> tokens.within(ofMillis(300)).await());
        assertTrue(late.getMessage().startsWith("Expected an event within 300 ms, but it did not come:"), late::getMessage);
        model.end();
        assertEquals("Hel", tokens.collectText(ChatCompletions::text));
    }
    // end::buffering[]

    // tag::script[]
    @Test
    void forwardsTheWholeStream() {
        llm.stub(post("/v1/chat/completions"), ChatCompletions.stream("Hel", "lo").usage(5, 2).every(ofMillis(1)).done());

        chat(client, true).sse().expectText("Hello", ChatCompletions::text);
    }
    // end::script[]

    @Test
    void endsAsTheModelDoes() {
        llm.stub(asked(), ChatCompletions.stream("Hel", "lo").usage(5, 2).done());

        List<SseFrame> answer = chat(client, true).sse().awaitCompletion();

        assertEquals(ChatCompletions.DONE, answer.get(answer.size() - 1).data());
        assertEquals(6, answer.size());
    }

    // tag::answer[]
    @Test
    void isAnsweredInOnePieceUnlessItAsksForAStream() {
        llm.stub(asked().withRequestBody(matchingJsonPath("$[?(@.stream == false)]"))
                .willReturn(okJson(ChatCompletions.answer("Hello").usage(5, 2).json())));

        chat(client, false).send().expectStatus(200).expectBody("choices[0].message.content", is("Hello"));
    }
    // end::answer[]

    @Test
    void stopsTheModelWhenItsCallerLeaves() {
        SseLive model = llm.stubLive(asked());
        SseSubscription tokens = chat(client, true).sse();
        model.send(ChatCompletions.delta("Hel"));
        tokens.await();

        tokens.close();

        model.awaitDisconnected();
    }

    @Test
    void isIncompleteWhenTheModelIsCutOff() {
        llm.stub(asked(), ChatCompletions.stream("Hel").script().raw("data: {\"choi").cut());

        SseSubscription tokens = chat(client, true).sse();

        assertEquals("", ChatCompletions.text(tokens.await()));
        assertEquals("Hel", ChatCompletions.text(tokens.await()));
        tokens.awaitFailure();
    }

    @Test
    void isRefusedWhenTheModelFailsBeforeTheFirstToken() {
        llm.stub(asked(), SseScript.empty().fail());

        chat(client, true).send().expectError(502, "chat_error-upstream_failed");
        chat(client, false).send().expectError(502, "chat_error-upstream_failed");
    }

    @Test
    void pausesTheModelWhileItsCallerDoesNotRead() {
        llm.stub(asked(), SseScript.of("x".repeat(100_000)).repeat(10_000)); // a gigabyte in total

        SseSubscription tokens = chat(client, true).sse();
        tokens.take(3);

        assertTrue(tokens.seen().size() < 400, () -> tokens.seen().size() + " events arrived");
        tokens.close();
    }

    @Test
    void isRefusedIfItIsMalformed() {
        for (String body : List.of("", "[]", "{}", "{\"messages\":1}", "{\"messages\":[],\"stream\":\"yes\"}")) {
            Refusals.refused(client.post("/v1/chat/completions").json(body).send(), 400, "validation_error");
        }
    }

    @Test
    void cannotBeReadAsAStreamUnlessItAsksForOne() {
        llm.stub(asked().willReturn(okJson("{}")));

        HttpAssertionError refused = assertThrows(HttpAssertionError.class, () -> chat(client, false).sse().await());
        assertTrue(refused.getMessage().startsWith(
                "Expected an event stream, but the response has the type application/json, which stream() reads:"),
                refused::getMessage);
    }
}
