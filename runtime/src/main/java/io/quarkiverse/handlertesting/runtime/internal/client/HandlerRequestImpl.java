package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Part;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.EventLoops;
import io.quarkiverse.handlertesting.runtime.internal.client.body.BytesBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.FileBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.FormBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.FormPart;
import io.quarkiverse.handlertesting.runtime.internal.client.body.ParameterValues;
import io.quarkiverse.handlertesting.runtime.internal.client.body.PartImpl;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody;
import io.quarkiverse.handlertesting.runtime.internal.client.body.StreamedBody;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieIntake;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.runtime.internal.http.Identity;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

/** A request as the test configures it. */
final class HandlerRequestImpl implements HandlerRequest {

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private final ClientServices services;
    private final TransportMode mode;
    private final RequestParts parts;
    /** Whether a body is refused. */
    private final boolean bodiless;

    HandlerRequestImpl(ClientServices services, TransportMode mode, RequestParts parts, boolean bodiless) {
        this.services = services;
        this.mode = mode;
        this.parts = parts;
        this.bodiless = bodiless;
    }

    private HandlerRequestImpl with(Consumer<RequestParts> change) {
        RequestParts changed = parts.copy();
        change.accept(changed);
        return new HandlerRequestImpl(services, mode, changed, bodiless);
    }

    @Override
    public HandlerRequest queryParam(String name, Object... values) {
        String encoded = RequestPath.component(Objects.requireNonNull(name, "name"));
        if (ParameterValues.areLeftOut(values)) {
            return with(changed -> changed.query.add(encoded));
        }
        return with(changed -> ParameterValues.all("query parameter", name, values)
                .forEach(value -> changed.query.add(encoded + "=" + RequestPath.component(value))));
    }

    @Override
    public HandlerRequest queryParams(Map<String, ?> parameters) {
        return each(parameters, (request, parameter) -> request.queryParam(parameter.getKey(), parameter.getValue()));
    }

    @Override
    public HandlerRequest pathParam(String name, Object value) {
        RequestPath.checkParameter(parts.path, name);
        String text = ParameterValues.one("path parameter", name, value);
        return with(changed -> changed.pathParams.put(name, text));
    }

    @Override
    public HandlerRequest pathParams(Map<String, ?> parameters) {
        return each(parameters, (request, parameter) -> request.pathParam(parameter.getKey(), parameter.getValue()));
    }

    @Override
    public HandlerRequest header(String name, String value) {
        String sent = HeaderCheck.checked(name, value);
        WebSockets.refuseHandshake(name, value);
        return with(changed -> changed.addHeader(name, sent));
    }

    @Override
    public HandlerRequest headers(Map<String, String> headers) {
        return each(headers, (request, header) -> request.header(header.getKey(), header.getValue()));
    }

    @Override
    public HandlerRequest cookie(String name, String value) {
        CookieIntake.check(name, value);
        return with(changed -> changed.cookies.put(name, value));
    }

    @Override
    public HandlerRequest cookies(Map<String, String> cookies) {
        return each(cookies, (request, cookie) -> request.cookie(cookie.getKey(), cookie.getValue()));
    }

    private <V> HandlerRequest each(Map<String, V> all, BiFunction<HandlerRequest, Map.Entry<String, V>, HandlerRequest> add) {
        HandlerRequest request = this;
        for (Map.Entry<String, V> one : all.entrySet()) {
            request = add.apply(request, one);
        }
        return request;
    }

    @Override
    public HandlerRequest basicAuth(String user, String password) {
        return authorized(Credentials.basic(user, password));
    }

    @Override
    public HandlerRequest bearerAuth(String token) {
        return authorized(Credentials.bearer(token));
    }

    private HandlerRequest authorized(String value) {
        String sent = HeaderCheck.checked("Authorization", value);
        return with(changed -> changed.setHeader("Authorization", sent));
    }

    @Override
    public HandlerRequest contentType(String mediaType) {
        String sent = HeaderCheck.checked("Content-Type", mediaType);
        return with(changed -> {
            changed.dropDefault("Content-Type");
            changed.mediaType = sent;
        });
    }

    @Override
    public HandlerRequest accept(String mediaType) {
        return header("Accept", mediaType);
    }

    @Override
    public HandlerRequest as(HandlerSession session) {
        Objects.requireNonNull(session, "session");
        return with(changed -> changed.as(session));
    }

    @Override
    public HandlerRequest as(String user, String... roles) {
        return as(Identity.user(user, roles));
    }

    @Override
    public HandlerRequest as(TestUser user) {
        services.requireApplication("as(user, roles)",
                "Let a handler before the tested one set the user, or use a @QuarkusTest.");
        Identity identity = Identity.of(user);
        return with(changed -> changed.as(identity));
    }

    @Override
    public HandlerRequest anonymous() {
        return with(RequestParts::anonymous);
    }

    /** The same request, in which later steps replace everything that the steps so far have set. */
    HandlerRequest asDefaults() {
        return with(RequestParts::becomeDefaults);
    }

    @Override
    public HandlerRequest json(Object value) {
        return withBody(value instanceof CharSequence text ? BytesBody.text(text.toString(), JSON)
                : BytesBody.text(services.json().write(value), JSON));
    }

    @Override
    public HandlerRequest body(String text) {
        return withBody(BytesBody.text(given(text), "text/plain; charset=UTF-8"));
    }

    @Override
    public HandlerRequest body(byte[] bytes) {
        return withBody(BytesBody.of(given(bytes), BYTES));
    }

    @Override
    public HandlerRequest body(Path file) {
        return withBody(FileBody.of(given(file)));
    }

    @Override
    public HandlerRequest body(Multi<Buffer> chunks) {
        given(chunks);
        return withBody(new StreamedBody(() -> chunks, -1, BYTES, "(streamed chunks)"));
    }

    private <B> B given(B body) {
        if (body == null) {
            throw new IllegalArgumentException(parts + " has a body that is null: leave it out, or give an empty one.");
        }
        return body;
    }

    @Override
    public HandlerRequest formParam(String name, Object... values) {
        return withParts((ParameterValues.areLeftOut(values) ? Stream.of("")
                : ParameterValues.all("form parameter", name, values)).map(value -> FormPart.field(name, value)));
    }

    @Override
    public HandlerRequest formParams(Map<String, ?> fields) {
        return each(fields, (request, field) -> request.formParam(field.getKey(), field.getValue()));
    }

    @Override
    public HandlerRequest multiPart(String name, String value) {
        return withParts(Stream.of(FormPart.part(name, value)));
    }

    @Override
    public HandlerRequest multiPart(String name, Path file) {
        return multiPart(Part.of(name, file));
    }

    @Override
    public HandlerRequest multiPart(String name, String fileName, byte[] bytes, String mediaType) {
        return multiPart(Part.of(name, bytes).fileName(fileName).type(mediaType));
    }

    @Override
    public HandlerRequest multiPart(Part part) {
        return withParts(Stream.of(((PartImpl) part).written(services.json())));
    }

    private HandlerRequestImpl withParts(Stream<FormPart> more) {
        FormBody form = parts.body instanceof FormBody begun ? begun : FormBody.EMPTY;
        return withBody(form.with(more));
    }

    private HandlerRequestImpl withBody(RequestBody body) {
        if (bodiless) {
            throw new IllegalArgumentException(
                    parts + " has a body, which has no meaning for this method (RFC 9110, section 9.3). If the"
                            + " handler reads it, begin with request(\"" + parts.method + "\", \"" + parts.path + "\").");
        }
        if (parts.body instanceof FormBody != body instanceof FormBody && parts.body != RequestBody.NONE) {
            throw new IllegalArgumentException(parts + " has a form and another body, but can have only one of them.");
        }
        return with(changed -> changed.body = body);
    }

    @Override
    public HandlerRequest within(Duration deadline) {
        Deadlines.check(deadline);
        return with(changed -> changed.deadline = deadline);
    }

    @Override
    public HandlerResponse send() {
        EventLoops.refuse("send()", "sendAsync()");
        return mode == TransportMode.BOTH ? TransportComparison.send(services, parts) : new BufferedExchange(chain()).send();
    }

    @Override
    public Uni<HandlerResponse> sendAsync() {
        return mode == TransportMode.BOTH ? TransportComparison.sendAsync(services, parts)
                : BufferedExchange.sendAsync(this::chain);
    }

    @Override
    public ResponseStream stream() {
        EventLoops.refuse("stream()", "sendAsync()");
        StreamedExchange exchange = begin(StreamedExchange::ofChunks);
        exchange.awaitHead();
        return new ResponseStreamView(exchange, null);
    }

    @Override
    public SseSubscription sse() {
        return new SseExchange(this, services).open("", null);
    }

    @Override
    public NdjsonSubscription ndjson() {
        StreamedExchange exchange = frames(StreamFormat.LINES, parts -> {
        });
        return new NdjsonSubscriptionView(services.json(), new StreamReading<>(exchange, StreamFormat.LINES), null);
    }

    /** Sends the changed request, which asks for a stream of this format unless it has an {@code Accept} of its own. */
    StreamedExchange frames(StreamFormat<?> format, Consumer<RequestParts> change) {
        return with(parts -> parts.setUnlessPresent("Accept", format.accepted())).with(change)
                .begin(chain -> StreamedExchange.ofFrames(chain, format));
    }

    private StreamedExchange begin(Function<RedirectChain, StreamedExchange> kind) {
        if (mode == TransportMode.BOTH) {
            throw new IllegalStateException("bothWays() compares whole responses: use send(), or a client with one transport.");
        }
        StreamedExchange exchange = kind.apply(chain());
        services.streams().accept(exchange);
        exchange.begin();
        return exchange;
    }

    @Override
    public Uni<WebSocket> webSocket() {
        services.requireApplication("webSocket()", "Open the WebSocket in a @QuarkusTest.");
        return WebSockets.open(services, mode, parts);
    }

    private RedirectChain chain() {
        return RedirectChain.of(services, mode, parts);
    }

    /** {@code GET /models?page=1} */
    @Override
    public String toString() {
        return parts.toString();
    }
}
