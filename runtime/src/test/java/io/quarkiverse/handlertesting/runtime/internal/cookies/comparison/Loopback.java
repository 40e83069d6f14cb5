package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The server of all hosts: it receives real requests, whatever their address. One contestant at a time. */
final class Loopback implements AutoCloseable {

    /** Sends a GET, and follows redirects as it usually does. */
    interface Client {
        void get(URI uri) throws Exception;
    }

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile String lastCookie = "";

    Loopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    Contestant with(Client client) {
        return visit -> {
            lastCookie = "";
            answers.clear();
            answers.addAll(visit.answers());
            client.get(visit.uri());
            return lastCookie;
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastCookie = String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        Answer next = answers.poll();
        Answer answer = next == null ? Answer.ok() : next;
        answer.setCookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", answer.location());
        }
        // So that clients need not be closed.
        exchange.getResponseHeaders().add("Connection", "close");
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
