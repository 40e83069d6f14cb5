package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.smallrye.mutiny.Uni;

/** Sends a request in process and over a socket, one after the other, and compares the responses. */
final class TransportComparison {

    /** Headers that belong to the connection (RFC 9112, sections 6 and 9), or change with time. */
    private static final Set<String> NOT_COMPARED = Set.of("connection", "keep-alive", "transfer-encoding", "content-length",
            "date");
    private static final int SHOWN = 40;

    private TransportComparison() {
    }

    static HandlerResponse send(ClientServices services, RequestParts parts) {
        HandlerResponse inProcess = new BufferedExchange(RedirectChain.of(services, TransportMode.IN_PROCESS, parts)).send();
        return compared(parts, inProcess, new BufferedExchange(RedirectChain.of(services, TransportMode.SOCKET, parts)).send(),
                services.testRun().get());
    }

    static Uni<HandlerResponse> sendAsync(ClientServices services, RequestParts parts) {
        return BufferedExchange.sendAsync(() -> RedirectChain.of(services, TransportMode.IN_PROCESS, parts))
                .flatMap(inProcess -> BufferedExchange.sendAsync(() -> RedirectChain.of(services, TransportMode.SOCKET, parts))
                        .map(overSocket -> compared(parts, inProcess, overSocket, services.testRun().get())));
    }

    /**
     * Compares two responses.
     *
     * @param run {@code null} if no test is running
     * @return the in-process response
     * @throws HttpAssertionError if they differ
     */
    static HandlerResponse compared(RequestParts parts, HandlerResponse inProcess, HandlerResponse overSocket, TestRun run) {
        List<String> differences = differences(inProcess, overSocket);
        if (!differences.isEmpty()) {
            String text = "The responses to " + parts + " in process and over a socket differ:\n  "
                    + String.join("\n  ", differences);
            throw new HttpAssertionError(Reason.DIFFERENT, run == null ? text : run.story(text), null);
        }
        return inProcess;
    }

    private static List<String> differences(HandlerResponse inProcess, HandlerResponse overSocket) {
        List<String> differences = new ArrayList<>();
        if (inProcess.statusCode() != overSocket.statusCode()) {
            differences.add("status: " + inProcess.statusCode() + " in process, " + overSocket.statusCode() + " over a socket");
        }
        addDifferences(differences, "header ", fields(inProcess.headers()), fields(overSocket.headers()));
        addDifferences(differences, "trailer ", fields(inProcess.trailers()), fields(overSocket.trailers()));
        int at = Arrays.mismatch(inProcess.asByteArray(), overSocket.asByteArray());
        if (at >= 0) {
            differences.add("body, from byte " + at + ": " + excerpt(inProcess, at) + " in process, " + excerpt(overSocket, at)
                    + " over a socket");
        }
        return differences;
    }

    private static Map<String, List<String>> fields(List<Map.Entry<String, String>> all) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (Map.Entry<String, String> field : all) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!NOT_COMPARED.contains(name)) {
                fields.computeIfAbsent(name, first -> new ArrayList<>()).add(field.getValue());
            }
        }
        return fields;
    }

    /** @param kind for messages */
    private static void addDifferences(List<String> differences, String kind, Map<String, List<String>> inProcess,
            Map<String, List<String>> overSocket) {
        inProcess.forEach((name, values) -> {
            List<String> other = overSocket.remove(name);
            if (!values.equals(other)) {
                differences.add(field(kind + name, values, other));
            }
        });
        overSocket.forEach((name, values) -> differences.add(field(kind + name, null, values)));
    }

    private static String field(String name, List<String> inProcess, List<String> overSocket) {
        return name + ": " + values(inProcess) + " in process, " + values(overSocket) + " over a socket";
    }

    private static String values(List<String> values) {
        return values == null ? "none" : ControlCharacters.escaped(String.join(" | ", values));
    }

    private static String excerpt(HandlerResponse response, int at) {
        byte[] body = response.asByteArray();
        String excerpt = ControlCharacters.escaped(new String(Arrays.copyOfRange(body, at, Math.min(body.length, at + SHOWN)),
                StandardCharsets.ISO_8859_1));
        return "\"" + excerpt + (at + SHOWN < body.length ? "…" : "") + "\"";
    }
}
