package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.smallrye.mutiny.Multi;

/** A request is immutable, so it can be a template for several. */
class RequestTemplateTest {

    private final FakeApplication application = new FakeApplication();

    @Test
    void doesNotChangeWhenARequestIsDerived(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("weights.gguf"), "weights");
        HandlerRequest template = application.client.request("QUERY", "/models/{id}").pathParam("id", 7).queryParam("a", 1)
                .header("X-A", "1").cookie("c", "1").within(Duration.ofSeconds(5));
        OutgoingRequest before = sent(template);

        List<HandlerRequest> others = List.of(template.queryParam("b", 2, 3), template.pathParam("id", 8),
                template.header("X-B", "2"), template.headers(Map.of("X-C", "3")), template.cookie("c", "2"),
                template.cookie("d", "1"), template.contentType("text/css"), template.accept("text/css"),
                template.as(Sessions.standalone().open("alice").withCookie("e", "1")), template.json("{}"),
                template.body("text"), template.body(new byte[1]), template.body(file),
                template.body(Multi.createFrom().empty()),
                template.formParam("f", 1), template.formParams(Map.of("f", 1)), template.multiPart("p", "1"),
                template.queryParams(Map.of("b", 2)), template.pathParams(Map.of("id", 8)), template.cookies(Map.of("d", "1")),
                template.basicAuth("a", "b"), template.bearerAuth("c"), template.multiPart("p", file),
                template.multiPart("p", "f.txt", new byte[1], "text/plain"), template.within(Duration.ofSeconds(1)));
        others.forEach(other -> assertNotSame(template, other));

        OutgoingRequest after = sent(template);
        assertEquals(before.method(), after.method());
        assertEquals(before.uri(), after.uri());
        assertEquals(before.body(), after.body());
        assertEquals(text(before), text(after));
    }

    @Test
    void keepsItsRequestsIndependent() throws Exception {
        HandlerRequest template = application.client.post("/models").queryParam("a", 1).formParam("f", 1);

        OutgoingRequest one = sent(template.queryParam("b", 2).header("X-A", "1").cookie("c", "1").formParam("g", 2));
        OutgoingRequest two = sent(template.queryParam("b", 3).header("X-A", "2").cookie("c", "2").formParam("g", 3));

        assertEquals("/models?a=1&b=2", one.target());
        assertEquals("/models?a=1&b=3", two.target());
        assertEquals("1", one.headers().get("X-A"));
        assertEquals("2", two.headers().get("X-A"));
        assertEquals("c=1", one.headers().get("Cookie"));
        assertEquals("c=2", two.headers().get("Cookie"));
        assertEquals("f=1&g=2", body(one));
        assertEquals("f=1&g=3", body(two));
    }

    @Test
    void canBeSentSeveralTimes() throws Exception {
        HandlerRequest request = application.client.get("/models");

        assertTrue(sent(request).headers().get("X-Handler-Testing-Cause").endsWith("-1"), "its own cause");
        assertTrue(sent(request).headers().get("X-Handler-Testing-Cause").endsWith("-2"), "its own cause");
    }

    @Test
    void sendsNothingBeforeASubscription() throws Exception {
        var later = application.client.get("/models").sendAsync();
        assertEquals(List.of(), application.transport.all());

        application.transport.answer(exchange -> exchange.head(200).end()).answer(exchange -> exchange.head(201).end());
        assertEquals(200, later.await().atMost(Duration.ofSeconds(10)).statusCode());
        assertEquals(201, later.await().atMost(Duration.ofSeconds(10)).statusCode());
        assertEquals(2, application.transport.all().size());
    }

    @Test
    void hasNoCauseWithoutARunningTest() throws Exception {
        FakeTransport transport = new FakeTransport().answer(exchange -> exchange.head(200).end());
        FakeApplication.client(FakeApplication.services(transport, FakeApplication.SETTINGS, null)).get("/models").send();

        OutgoingRequest sent = transport.next().sent();
        assertEquals(List.of("Host"), sent.headers().entries().stream().map(Map.Entry::getKey).toList());
    }

    private OutgoingRequest sent(HandlerRequest request) throws InterruptedException {
        application.answered(request, exchange -> exchange.head(200));
        return application.transport.next().sent();
    }

    private static String body(OutgoingRequest request) {
        return request.body() instanceof OutgoingBody.Whole whole ? whole.bytes().toString() : request.body().toString();
    }

    /** The headers of a request, without those that differ in every request. */
    private static String text(OutgoingRequest request) {
        return request.headers().remove("X-Handler-Testing-Cause").toString();
    }

}
