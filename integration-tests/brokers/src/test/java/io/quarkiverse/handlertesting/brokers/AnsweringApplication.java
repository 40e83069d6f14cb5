package io.quarkiverse.handlertesting.brokers;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpMessageBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * Another application, which answers questions over AMQP. It passes their properties on, as one with a propagation of traces
 * does, except those of forgetful questions.
 */
final class AnsweringApplication implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();

    AnsweringApplication(int port) {
        AmqpClient client = AmqpClient.create(vertx, new AmqpClientOptions().setHost("localhost").setPort(port));
        await(client.createSender("answers").compose(answers -> client.createReceiver("questions")
                .onSuccess(questions -> questions.handler(question -> answers.send(answer(question))))));
    }

    private static AmqpMessage answer(AmqpMessage question) {
        String text = question.bodyAsString();
        AmqpMessageBuilder answer = AmqpMessage.create().withBody("answer to " + text);
        JsonObject properties = question.applicationProperties();
        return (properties == null || text.contains("forgetful") ? answer : answer.applicationProperties(properties)).build();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
