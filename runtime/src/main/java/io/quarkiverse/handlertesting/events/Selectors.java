package io.quarkiverse.handlertesting.events;

import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.runtime.internal.selectors.AllSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AnsweredCallSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.AnsweredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.BeanCallSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.CallOutSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.CommittedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.DeliveredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.FailedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.FiredSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.LoggedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.NamedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.PayloadSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.PublishedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SentPayloadSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SentSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.SpanSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.StreamedSelector;
import io.quarkiverse.handlertesting.runtime.internal.selectors.UpstreamCallSelector;
import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** The usual selectors of events, for {@link Events#subscribe(EventSelector)}. Import them statically. They are immutable. */
public final class Selectors {

    private Selectors() {
    }

    /**
     * CDI events of this type or a subtype, fired with {@code fire} or {@code fireAsync}, in a transaction or not, committed
     * or not.
     *
     * @param qualifiers the qualifiers that the event must have, at least; {@code AnnotationLiteral}s. As for an observer,
     *        {@code @Nonbinding} members are not compared
     */
    public static <T> EventSelector<T> fired(Class<T> type, Annotation... qualifiers) {
        return new FiredSelector<>(Objects.requireNonNull(type, "type"), Set.of(qualifiers));
    }

    /**
     * CDI events of this type or a subtype that were fired with {@code fire}, in a transaction which has committed. Events
     * that were rolled back, or fired outside a transaction or with {@code fireAsync}, are never seen.
     *
     * @param qualifiers the qualifiers that the event must have, at least; {@code AnnotationLiteral}s. As for an observer,
     *        {@code @Nonbinding} members are not compared
     */
    public static <T> EventSelector<T> committed(Class<T> type, Annotation... qualifiers) {
        return new CommittedSelector<>(Objects.requireNonNull(type, "type"), Set.of(qualifiers));
    }

    /** Ended calls of any method of this bean, which the test class must name in {@link ObserveCalls}. */
    public static EventSelector<MethodCall> calls(Class<?> bean) {
        return new BeanCallSelector(Objects.requireNonNull(bean, "bean"), null);
    }

    /**
     * Ended calls of this method, with any arguments, of a bean which the test class must name in {@link ObserveCalls}.
     *
     * @param method the name of the method; {@link MethodCall#arguments()} distinguish overloaded methods
     */
    public static EventSelector<MethodCall> calls(Class<?> bean, String method) {
        return new BeanCallSelector(Objects.requireNonNull(bean, "bean"), Objects.requireNonNull(method, "method"));
    }

    /**
     * Responses of the application to requests of this method and path, seen when the head of the response was sent.
     *
     * @param method {@code "POST"}
     * @param path without query; relative to the application's address as for {@code HandlerClient}, with
     *        {@code quarkus.http.root-path} and {@code @TestHTTPEndpoint}, or the whole path
     * @throws IllegalArgumentException if no request can match: the path has a query, or the method is a known one in other
     *         case
     */
    public static EventSelector<HttpExchange> answered(String method, String path) {
        return new AnsweredSelector(Objects.requireNonNull(method, "method"), Objects.requireNonNull(path, "path"));
    }

    /**
     * Calls of this gRPC method that the application has answered, with whatever status, seen when the status was sent.
     *
     * @param method the full name, {@code "package.Service/Method"}
     * @throws IllegalArgumentException if no call can match, since this is not the full name of a method
     */
    public static EventSelector<GrpcCall> answered(String method) {
        return new AnsweredCallSelector(Objects.requireNonNull(method, "method"));
    }

    /** Messages that were sent or published to this address of the Vert.x event bus. */
    public static EventSelector<BusMessage> published(String address) {
        return new PublishedSelector(Objects.requireNonNull(address, "address"));
    }

    /**
     * Messages that the application sent to this outgoing channel, and dead letters of incoming ones to this topic.
     *
     * @param channel the name of the channel, or the topic or address of the messages
     * @throws IllegalArgumentException if no message can match: the channel is unknown, incoming, or neither mocked nor of
     *         Kafka or AMQP
     */
    public static EventSelector<ChannelMessage> sent(String channel) {
        return new SentSelector(Objects.requireNonNull(channel, "channel"));
    }

    /**
     * As {@link #sent(String)}, for the payloads of the messages, as the consumer on the other side would read them: text and
     * bytes as they were written, numbers as they are, everything else from its JSON. A message that cannot be read as this
     * type fails the wait.
     */
    public static <T> EventSelector<T> sent(String channel, Class<T> type) {
        return new SentPayloadSelector<>(new SentSelector(Objects.requireNonNull(channel, "channel")),
                Objects.requireNonNull(type, "type"));
    }

    /**
     * Messages that this incoming channel has delivered and that were acked or nacked, also those whose payload was unreadable.
     *
     * @param channel the name of the channel, or a topic that it alone reads
     * @throws IllegalArgumentException if no message can match: the channel is unknown, outgoing, or neither mocked nor of
     *         Kafka or AMQP
     */
    public static EventSelector<Delivery> delivered(String channel) {
        return new DeliveredSelector(Objects.requireNonNull(channel, "channel"));
    }

    /**
     * Events of this type, of any event stream that the test reads, seen when they arrive.
     *
     * @param event {@code "message"} for events without a type
     */
    public static EventSelector<SseFrame> streamed(String event) {
        return new StreamedSelector(Objects.requireNonNull(event, "event"));
    }

    /**
     * SQL statements that the application has executed, seen when they have ended, also those that have failed. Those of the
     * test method and of fixtures are among them.
     */
    public static EventSelector<SqlStatement> statements() {
        return new PayloadSelector<>(Origin.SQL, SqlStatement.class, "statement");
    }

    /** Begins, commits and rollbacks of the transactions of the application. */
    public static EventSelector<TransactionStep> transactions() {
        return new PayloadSelector<>(Origin.TRANSACTION, TransactionStep.class, "step of a transaction");
    }

    /**
     * Calls of the application to this {@link io.quarkiverse.handlertesting.upstream.MockUpstream}, seen when they arrive.
     *
     * @param upstream the name of the upstream, as a test names it in {@code @Upstream}
     */
    public static EventSelector<UpstreamCall> called(String upstream) {
        return UpstreamCallSelector.any(Objects.requireNonNull(upstream, "upstream"));
    }

    /**
     * Requests that the application has sent, to a mock or to any other address, seen when the response has come or the client
     * has failed. A predicate chooses among them: {@code await(call -> call.status() == 503)}.
     */
    public static EventSelector<CallOut> calledOut() {
        return new CallOutSelector();
    }

    /**
     * Log records of this level or above, of any logger, that were published with the cause of the test.
     *
     * @param lowest INFO or above, since others are not recorded
     * @throws IllegalArgumentException if the level is below INFO
     */
    public static EventSelector<LoggedRecord> logged(Level lowest) {
        return new LoggedSelector(Objects.requireNonNull(lowest, "lowest"));
    }

    /**
     * Exceptions of this type or a subtype that ended work of the test, a task or the handling of a request, whether code has
     * handled them or not. {@link Events#expectFailure(Class)} expects one that no code has handled.
     */
    public static EventSelector<FailedWork> failed(Class<? extends Throwable> type) {
        return new FailedSelector(Objects.requireNonNull(type, "type"));
    }

    /**
     * Spans of OpenTelemetry with this name, seen when they end.
     *
     * @param name {@code "GET /models"} for that of an arriving request
     * @throws IllegalArgumentException if the application has no quarkus-opentelemetry
     */
    public static EventSelector<EndedSpan> span(String name) {
        return new SpanSelector(Objects.requireNonNull(name, "name"));
    }

    /**
     * Events of any origin with this {@link RecordedEvent#name()}: {@code "DownloadRequests.update"}. A CDI event whose type
     * is nested is also found by its simple name, for example {@code Orders.Shipped} by {@code "Shipped"}; if several types
     * have that simple name, all of them match.
     */
    public static EventSelector<RecordedEvent> named(String name) {
        return new NamedSelector(Objects.requireNonNull(name, "name"));
    }

    /** Every event, except {@linkplain Origin#isDetail() details}. */
    public static EventSelector<RecordedEvent> all() {
        return new AllSelector();
    }
}
