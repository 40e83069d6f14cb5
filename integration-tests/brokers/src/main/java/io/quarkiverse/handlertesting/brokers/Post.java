package io.quarkiverse.handlertesting.brokers;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.reactive.messaging.amqp.IncomingAmqpMetadata;
import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.vertx.core.json.JsonObject;

/** Sends letters over AMQP, and handles those that arrive. */
@ApplicationScoped
public class Post {

    @Channel("letters-out")
    Emitter<Letter> letters;
    @Channel("questions")
    Emitter<String> questions;
    @Channel("held-out")
    Emitter<String> held;
    @Channel("news-out")
    Emitter<String> news;
    @Channel("stamps-out")
    Emitter<String> stamps;
    @Inject
    Event<Handled> handled;
    @Inject
    Gate gate;

    void write(String id, String text) {
        letters.send(Message.of(new Letter(id, text))
                .addMetadata(OutgoingAmqpMetadata.builder().withApplicationProperty("tenant", "a").build()));
    }

    CompletionStage<Void> ask(String id) {
        return questions.send("question " + id);
    }

    CompletionStage<Void> hold(String id) {
        return held.send(id);
    }

    void report(String text) {
        news.send(text);
    }

    CompletionStage<Void> stamp(String id) {
        return stamps.send(id);
    }

    @Incoming("letters")
    @Blocking
    public CompletionStage<Void> read(Message<JsonObject> letter) throws InterruptedException {
        if (letter.getPayload().getString("text").equals("slow")) {
            gate.pass();
        }
        handled.fire(handled("letters", letter.getPayload().getString("id"), letter));
        return letter.ack();
    }

    @Incoming("answers")
    public CompletionStage<Void> answer(Message<String> answer) {
        handled.fire(handled("answers", answer.getPayload(), answer));
        return answer.ack();
    }

    @Incoming("held")
    public void release(String id) {
        handled.fire(new Handled("held", id, null, List.of()));
    }

    @Incoming("news")
    public void print(String text) {
        handled.fire(new Handled("news", text, null, List.of()));
    }

    @Incoming("news-archive")
    @Blocking
    public void archive(String text) throws InterruptedException {
        gate.pass();
        handled.fire(new Handled("news-archive", text, null, List.of()));
    }

    @Incoming("returns")
    public void takeBack(Object parcel) {
        if (parcel.equals("broken")) {
            throw new IllegalArgumentException("a broken parcel");
        }
    }

    @Incoming("parked-letters")
    @Incoming("letters-to-queue")
    @Incoming("crates")
    public void store(String letter) {
        // Acks it.
    }

    /** Its selector takes no stamp of the application. */
    @Incoming("stamps")
    public void collect(String stamp) {
        // Acks it.
    }

    private static Handled handled(String channel, String id, Message<?> message) {
        JsonObject properties = message.getMetadata(IncomingAmqpMetadata.class).orElseThrow().getProperties();
        return new Handled(channel, id, null, properties == null ? List.of() : List.copyOf(properties.fieldNames()));
    }
}
