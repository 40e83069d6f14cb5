package io.quarkiverse.handlertesting.runtime.internal.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.KnownSecrets;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** The cookies, tokens and codes that requests and calls of a test had, to mask them in all that its messages show. */
public final class SeenSecrets {

    /** Larger bodies are data. */
    private static final int MAX_BODY = 20_000;

    private SeenSecrets() {
    }

    public static KnownSecrets of(List<RecordedEvent> events, Secrets secrets) {
        return secrets.known(events.stream().flatMap(event -> lines(event.payload())).distinct());
    }

    private static Stream<String> lines(Object payload) {
        if (payload instanceof HttpExchange exchange) {
            Stream<String> cookies = Stream.concat(exchange.cookies().stream().map(cookie -> "  > Cookie: " + cookie),
                    exchange.setCookies().stream().map(cookie -> "  < Set-Cookie: " + cookie));
            return Stream.concat(cookies, Stream.of("?" + exchange.query(), "" + exchange.location()));
        }
        return payload instanceof UpstreamCall call
                ? Stream.concat(Stream.of("  > Authorization: " + call.header("Authorization"), call.url()),
                        Stream.of(call.body(), response(call)).filter(body -> body.length() < MAX_BODY).flatMap(String::lines))
                : Stream.empty();
    }

    private static String response(UpstreamCall call) {
        return call.response() == null || call.response().length > MAX_BODY ? ""
                : new String(call.response(), StandardCharsets.UTF_8);
    }
}
