package io.quarkiverse.handlertesting.runtime.internal.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.header.Header;

/** Headers of records as text. */
final class RecordText {

    private RecordText() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static Map<String, List<String>> headers(Iterable<Header> headers) {
        Map<String, List<String>> text = new LinkedHashMap<>();
        headers.forEach(header -> text.computeIfAbsent(header.key(), first -> new ArrayList<>())
                .add(header.value() == null ? "" : new String(header.value(), UTF_8)));
        text.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(text);
    }
}
