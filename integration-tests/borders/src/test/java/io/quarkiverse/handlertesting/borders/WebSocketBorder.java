package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.websockets.next.BasicWebSocketConnector;
import io.quarkus.websockets.next.BasicWebSocketConnector.ExecutionModel;
import io.quarkus.websockets.next.WebSocketClientConnection;
import io.quarkus.websockets.next.WebSocketConnector;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Callbacks of websockets-next, of servers and clients. */
@Singleton
class WebSocketBorder implements Border {

    private static final List<String> MODELS = List.of("blocking", "event-loop", "virtual", "late");
    private static final Map<String, String> CALLBACKS = Map.of("open", "@OnOpen", "text", "@OnTextMessage", "binary",
            "@OnBinaryMessage", "ping", "@OnPingMessage", "pong", "@OnPongMessage", "close", "@OnClose", "error", "@OnError");

    @Inject
    WebSocketLandings landings;
    @Inject
    Instance<BasicWebSocketConnector> basic;
    @Inject
    Instance<WebSocketConnector<WebSocketClients.BlockingClient>> blockingClients;
    @Inject
    Instance<WebSocketConnector<WebSocketClients.LateClient>> lateClients;

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public List<Hop> hops() {
        return Stream.of(Stream.of("open", "text", "binary", "ping", "pong", "close", "error").map(this::server),
                Stream.of(texts(), items(), stream()),
                Stream.of("open", "text", "binary", "ping", "pong", "close", "error").map(this::client),
                Stream.of("open", "text", "binary", "ping", "pong", "close").map(this::basic),
                Stream.of(sent())).flatMap(Function.identity()).toList();
    }

    private Hop server(String callback) {
        return followed("WebSocket, `" + CALLBACKS.get(callback) + "`", MODELS.stream()
                .map(model -> form(model, landed -> open(model, callback, landed, act(callback))))
                .toArray(Hop.Form[]::new));
    }

    /**
     * Opens a WebSocket, and closes it after it has landed: thousands of open ones would exhaust the file descriptors.
     *
     * @param connect connects, and runs the argument at the other end of the hop
     */
    private static void use(Runnable landed, Function<Runnable, Uni<WebSocketClientConnection>> connect,
            Function<WebSocketClientConnection, Uni<Void>> act) {
        CompletableFuture<WebSocketClientConnection> opened = new CompletableFuture<>();
        connect.apply(() -> {
            landed.run();
            opened.thenAccept(WebSocketBorder::close);
        }).invoke(opened::complete).chain(socket -> act.apply(socket)).subscribe().with(done -> {
        });
    }

    private static void close(WebSocketClientConnection socket) {
        if (socket.isOpen()) {
            socket.close().subscribe().with(closed -> {
            }, closedByOther -> {
            });
        }
    }

    /** Makes the server call the callback. */
    private static Function<WebSocketClientConnection, Uni<Void>> act(String callback) {
        return switch (callback) {
            case "text" -> socket -> socket.sendText("text");
            case "binary" -> socket -> socket.sendBinary(Buffer.buffer("binary"));
            case "ping" -> socket -> socket.sendPing(Buffer.buffer("ping"));
            case "pong" -> socket -> socket.sendPong(Buffer.buffer("pong"));
            case "close" -> WebSocketClientConnection::close;
            case "error" -> socket -> socket.sendText("fail");
            default -> socket -> Uni.createFrom().voidItem();
        };
    }

    private void open(String path, String callback, Runnable landed, Function<WebSocketClientConnection, Uni<Void>> act) {
        use(landed, reached -> connector(path, landings.add(callback, reached)).connect(), act);
    }

    private BasicWebSocketConnector connector(String path, String id) {
        return basic.get().baseUri(WebSocketLandings.application()).path("/hops/" + path + "/{id}").pathParam("id", id);
    }

    private static Uni<Void> sendThree(WebSocketClientConnection socket) {
        return socket.sendText("first").chain(() -> socket.sendText("second")).chain(() -> socket.sendText("last"));
    }

    private Hop texts() {
        return followed("WebSocket, the last of several messages", Stream.of("serial", "concurrent")
                .map(path -> form(path, landed -> open(path, "last", landed, WebSocketBorder::sendThree)))
                .toArray(Hop.Form[]::new));
    }

    private Hop items() {
        return followed("WebSocket, the last item of a `Multi` that a callback takes",
                form("of texts", landed -> whenReady("text last", landed, WebSocketBorder::sendThree)),
                form("of binary messages, late", landed -> whenReady("late last", landed,
                        socket -> socket.sendBinary(Buffer.buffer("first"))
                                .chain(() -> socket.sendBinary(Buffer.buffer("last"))))));
    }

    /** When both callbacks are: one that is called after the client has left would find no connection. */
    private void whenReady(String callback, Runnable landed, Function<WebSocketClientConnection, Uni<Void>> act) {
        AtomicInteger ready = new AtomicInteger();
        use(landed, reached -> connector("stream", landings.add(callback, reached)).onTextMessage((socket, message) -> {
            if (ready.incrementAndGet() == 2) {
                act.apply(socket).await().indefinitely();
            }
        }).connect(), WebSocketBorder::nothing);
    }

    private static Uni<Void> nothing(WebSocketClientConnection socket) {
        return Uni.createFrom().voidItem();
    }

    private Hop stream() {
        return followed("WebSocket, `Multi` to a client",
                form("of `@OnOpen`", landed -> use(landed,
                        reached -> connector("prices", "none").onTextMessage(last(reached)).connect(),
                        WebSocketBorder::nothing)),
                form("of `@OnTextMessage`", landed -> use(landed,
                        reached -> connector("echo", "none").onTextMessage((socket, message) -> {
                            if (message.equals("ready")) {
                                socket.sendTextAndAwait("text");
                            } else {
                                reached.run();
                            }
                        }).connect(), WebSocketBorder::nothing)),
                form("of calls", landed -> use(landed,
                        reached -> connector("peer", "none").onTextMessage(last(reached)).connect(),
                        socket -> socket.sendText("stream"))));
    }

    private static BiConsumer<WebSocketClientConnection, String> last(Runnable landed) {
        return (socket, message) -> {
            if (message.endsWith("text")) {
                landed.run();
            }
        };
    }

    private Hop client(String callback) {
        return followed("`@WebSocketClient`, `" + CALLBACKS.get(callback) + "`",
                form("blocking", landed -> connect(blockingClients.get(), landed, callback)),
                form("late", landed -> connect(lateClients.get().pathParam("peer", "peer"), landed, callback)));
    }

    private void connect(WebSocketConnector<?> connector, Runnable landed, String callback) {
        use(landed, reached -> connector.baseUri(WebSocketLandings.application())
                .pathParam("id", landings.add(callback, reached)).connect(), socket -> ask(socket, callback));
    }

    /** Makes the server send what the client's callback waits for. */
    private static Uni<Void> ask(WebSocketClientConnection socket, String callback) {
        return callback.equals("open") ? Uni.createFrom().voidItem()
                : socket.sendText(callback.equals("error") ? "fail" : callback);
    }

    private Hop basic(String callback) {
        return followed("`BasicWebSocketConnector`, " + callback,
                Stream.of(ExecutionModel.values()).map(model -> form(model.name(), landed -> {
                    BasicWebSocketConnector connector = connector("peer", "none").executionModel(model);
                    use(landed, reached -> callBack(connector, callback, reached).connect(), socket -> ask(socket, callback));
                })).toArray(Hop.Form[]::new));
    }

    private static BasicWebSocketConnector callBack(BasicWebSocketConnector connector, String callback, Runnable landed) {
        return switch (callback) {
            case "text" -> connector.onTextMessage((socket, message) -> landed.run());
            case "binary" -> connector.onBinaryMessage((socket, message) -> landed.run());
            case "ping" -> connector.onPing((socket, message) -> landed.run());
            case "pong" -> connector.onPong((socket, message) -> landed.run());
            case "close" -> connector.onClose((socket, reason) -> landed.run());
            default -> connector.onOpen(socket -> landed.run());
        };
    }

    private Hop sent() {
        return followed("WebSocket client, after its result",
                form("`connect`", landed -> connector("peer", "none").connect().subscribe().with(socket -> {
                    landed.run();
                    close(socket);
                })),
                form("`sendText`", landed -> connector("peer", "none").connect()
                        .call(socket -> socket.sendText("text")).subscribe().with(socket -> {
                            landed.run();
                            close(socket);
                        })));
    }
}
