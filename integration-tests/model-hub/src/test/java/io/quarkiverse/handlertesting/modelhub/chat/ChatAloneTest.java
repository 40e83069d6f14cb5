package io.quarkiverse.handlertesting.modelhub.chat;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.streamed;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.RouterClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The chat's route without Quarkus. The build runs these tests in parallel. */
// tag::alone[]
@Execution(ExecutionMode.CONCURRENT)
@DisplayName("A chat alone")
class ChatAloneTest {

    private static Vertx vertx;

    private final FakeLlm llm = new FakeLlm();
    private final RouterClient client = client(new ChatRoute(llm));

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static RouterClient client(ChatRoute route) {
        Router router = Router.router(vertx);
        route.register(router);
        return HandlerClient.of(vertx, router);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void passesAnAnswerOn() {
        llm.answer = Uni.createFrom().item("{\"choices\":[]}");

        client.post("/v1/chat/completions").json("{\"messages\":[]}").send()
                .expectStatus(200).expectBody("choices", is(List.of()));
    }

    @Test
    void passesAStreamOn() {
        llm.stream = Multi.createFrom().items("Hello", "you", "[DONE]");
        var words = client.events().subscribe(streamed("message"));

        try (var chat = client.post("/v1/chat/completions").json("{\"messages\":[],\"stream\":true}").sse()) {
            assertEquals("Hello", chat.await().data());
            chat.awaitCompletion();
        }
        assertEquals(3, words.take(3).size());
    }
    // end::alone[]

    @Test
    void saysThatTheModelDoesNotAnswer() {
        llm.answer = Uni.createFrom().failure(new IllegalStateException("no model"));
        var answer = client.events().subscribe(answered("POST", "/v1/chat/completions"));

        client.post("/v1/chat/completions").json("{\"messages\":[]}").send()
                .expectError(502, "chat_error-upstream_failed");
        assertEquals(502, answer.await().status());
    }

    @Test
    void refusesAChatWithoutMessages() {
        client.post("/v1/chat/completions").json("{}").send().expectError(400, "validation_error");
    }

    /** The mock, by constructor. */
    private static final class FakeLlm implements Llm {

        private Multi<String> stream;
        private Uni<String> answer;

        @Override
        public Multi<String> stream(String request) {
            return stream;
        }

        @Override
        public Uni<String> complete(String request) {
            return answer;
        }
    }
    // tag::alone[]
}
// end::alone[]
